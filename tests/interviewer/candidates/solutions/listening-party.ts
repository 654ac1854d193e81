import type { Solution } from "./solution.ts"

export const listeningParty: Solution = {
  questionId: "listening-party",
  questions: [
    "Is it for friends or for public events with thousands of listeners?",
    "Who is in control of the queue?",
    "Are people in the same room or remote, and how many parties run at the same time?",
    "Should we be fair to every member?",
  ],
  scope:
    "Friends create and join a party, edit a shared ordered queue at once, and hear play, pause and skip in step. Suggestions are live for the group with votes and vetoes, and people can reconnect or take over as host.",
  estimates: ["conc", "parties", "in_msgs", "state_gb"],
  numbers:
    "Heartbeats are most of the messages, so I lengthen them before anything else. All state fits in memory, so I shard for isolation, and the unit is the party.",
  api: [
    "POST /parties -> {partyId, joinToken}",
    "WS /parties/{id}/live: queue.op {opId, baseVersion}, playback, vote",
    "Party: key partyId; QueueItem: key partyId + itemId",
    "OpLog: key partyId + seq; UserVector: key userId",
  ],
  lookup: "Everything live is read by party id: the party, its members and queue items; vectors by user id.",
  forgets: ["stream.ops", "monitoring"],
  unsaid: [0, 1, 4, 7],
  decisions:
    "On reconnect a client gets a snapshot or the ops since its version and sends its own again under the same opIds. Scores are made for each member and averaged with a least-misery floor, and weights rise for whoever was passed over.",
  summary:
    "A join finds the party's owner, and the connection begins with a snapshot and goes on with ops. An edit goes to that one owner, gets a number, is stored and comes back to everybody in the same order. For suggestions there are candidates of each member and the centroid, scores by member, aggregation, vetoes and licences. Votes and skips tell who is content.",
  week: "I would try different ways to aggregate, party by party, and look at the least satisfied member.",
  answers: {
    "probe:two-gateways":
      "I need publish and subscribe by party between the owner and the gateways. A gateway subscribes only to the parties it holds, and the order within a party is kept.",
    "probe:broken":
      "Clients report their offset, and I measure the delay from edit to screen, the rate of reconnecting and parties without an owner.",
    "probe:both-first":
      "One place decides: each party has a single writer that numbers the ops. My edit is shown at once and rebased when the other came first. Sending the same op twice has one effect.",
    "probe:what-plays-when":
      "Playback has a start time on the server's clock, a little ahead, so both can buffer. Each client measures its offset and seeks after the start when it is off.",
    "probe:not-licensed":
      "Candidates are filtered over the markets of all who listen. If it stands in the queue already, that guest gets a substitute and is told openly.",
    "deep-dive:aggregation":
      "An average of vectors puts metal and jazz at a centroid that is neither, so I join scores and not profiles. Vetoes come first, then weights that turn with what each has put up with so far. Influence decays after somebody leaves. I evaluate skips by member and the least satisfied, and show no more of a member's taste than they agreed to.",
    "deep-dive:edits":
      "There's a single writer with versioned ops, and opIds may be repeated without effect. A CRDT or a fractional index would also work, but 32 people do not need one. An edit is shown at once and rebased on what the server says, and the host's goes first.",
    "deep-dive:sync":
      "It starts at a future time of the server's clock, after buffering. Each client has a clock offset from its fastest samples. Who joins late seeks, and drift is corrected now and then. When a gateway is lost one reconnects elsewhere; when the host leaves, somebody takes over.",
    change:
      "One owner can still decide the order, but fan-out moves to the gateways, once for each gateway. Votes are counted at the edge and arrive as sums. A storm of joins is served from a snapshot. Fairness to each gives way to segments. I would keep two designs apart beyond a few hundred people.",
  },
}
