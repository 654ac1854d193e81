/**
 * What the Standard interviewer says: several wordings of each line, of which the seed takes one after the other.
 * Each is one or two short sentences with one question at most, and none names a component: what stands in braces
 * comes from the board, from the candidate's own words or from the answer key.
 */
export const LINES = {
  greeting: [
    "Hello, good to have you here. I will read you the question; it also stands at the top left of your board.",
    "Hello, and welcome. Here is the question; you find it at the top left of your board as well.",
    "Good to meet you. I will put the question now, and it stays at the top left of your board.",
  ],
  rules: [
    "Say what you are deciding and why; half-formed is fine. Ask me what you need to know, and write down what you assume.",
    "Think out loud, also when a thought is only half done. Ask me about the task, and note what you take for given.",
    "I would like to follow your thinking, so say what you weigh, even if it is not finished. Ask whenever you miss something.",
  ],

  "open-clarify": [
    "What do you need to know before you draw anything?",
    "Let us pin down the task: what would you like to ask?",
    "Where would you start asking?",
  ],
  "open-estimate": [
    "Now a few numbers: which ones would change your design?",
    "Let us put figures on it: what is worth working out?",
    "Which quantities do you want to know before you choose anything?",
  ],
  "open-api_data": [
    "Now the outside of it: which calls are there, and what do they read and write?",
    "Which two or three calls matter most, and which data stands behind them?",
    "What does the rest of the world call, and what is kept?",
  ],
  "open-high_level": [
    "Now the whole picture: sketch the path of one request first.",
    "Time to draw: begin with the path of one request, then what feeds it.",
    "Draw it end to end now, beginning with one request and where it goes.",
  ],
  "open-deep_dive": [
    "Now I would like to look closer at a part or two.",
    "Let us go deeper in one or two places.",
    "From here on we go into depth.",
  ],
  "open-wrap_up": [
    "We have about {minutes} left: please summarise your design in 60 seconds.",
    "About {minutes} are left, so let us close: summarise the design in 60 seconds.",
    "With about {minutes} to go: sum up the whole design in 60 seconds, please.",
  ],
  "open-other": ["Let us go on with the next part."],
  "open-again": ["Then we go back to this part.", "All right, back to this part."],
  "lead-next": ["Thanks.", "All right.", "Thank you."],
  "lead-quiet": ["Then we go on.", "On to the next part."],
  "lead-forced": [
    "I will stop you there, for time.",
    "I have to move us on, for time.",
    "Let me cut in here, for time.",
  ],
  overtime: [
    "We are a little over time on this part. Finish the thought, then we go on.",
    "This part has had its time. Bring the thought to an end, and we move on.",
  ],

  "sum-up-clarify": [
    "Before we go on: in two sentences, what are we building, and for whom?",
    "Sum it up in two sentences: what will it do, and what will it not do?",
  ],
  "sum-up-estimate": [
    "Which of these numbers changes your design?",
    "What do these figures tell you to do differently?",
  ],
  "sum-up-api_data": [
    "By which key is that data read on the busiest call?",
    "Take the busiest call: which key does it look up, and where?",
  ],
  "sum-up-high_level": [
    "Sum up your decisions in this part in two sentences.",
    "Before we go deeper: what have you decided so far, in two sentences?",
  ],

  "no-fact": [
    "I leave that open. Make a reasonable assumption and write it down.",
    "Make a reasonable assumption there and write it down.",
    "Nothing is given on that: make a reasonable assumption and write it down.",
  ],
  "your-call": [
    "That is your call. Say what you would pick, and what would make you switch.",
    "I would leave that to you. Name both options and choose one for now.",
  ],
  "no-verdict": [
    "I keep judgements for the debrief. What makes you unsure about it?",
    "I will not grade as we go. What would you check to find out?",
  ],
  "off-topic": [
    "Let us keep to the exercise; the time is short.",
    "I would rather spend the time on the exercise.",
  ],
  company: [
    "That is one for the people at the company; I only know this exercise.",
    "I cannot speak for the company, only for this exercise.",
  ],
  again: ["As before: {text}", "Again: {text}"],
  time: ["About {all} in all, and about {phase} for this part."],
  "time-over": ["About {all} in all, and this part has had its time."],

  acknowledge: ["Thanks, carry on.", "I follow, go on.", "Understood. Carry on."],
  "acknowledge-note": [
    "Thanks, put that on the board as well.",
    "Understood. Write it on the board, so that we both see it.",
  ],
  "leave-it": ["No problem, we leave it there.", "Fine, we can come back to that."],
  "take-time": ["Fine, take your time.", "All right, go on as you were."],
  thanks: ["Thanks.", "Thank you.", "I see."],

  "offer-hint": [
    "Restate the goal and name two options, then pick one for now. If you would like a hint, say so.",
    "Say the goal once more and take the simplest thing that could meet it. A hint is there if you want one.",
  ],
  "offer-hint-weak": [
    "This one is not easy. Would you like a hint, or shall we come at it from another side?",
    "We can leave this for now. Would a hint help?",
  ],
  "hint-lead": ["Here is a thought.", "Let me point somewhere."],
  "no-more-hints": ["I have no further hints. Take your best guess and go on from there."],

  silence: [
    "What are you weighing right now?",
    "What is going through your mind?",
    "What is on your mind at the moment?",
    "Where are you in your thinking?",
    "Which two options are you choosing between?",
    "What would you like to settle next?",
  ],
  "silence-clarify": [
    "What else would change your design if you knew it?",
    "What would you need to know about the people who use it?",
  ],
  "silence-estimate": [
    "Which figure would you work out first?",
    "What is the first number that you would want?",
  ],
  "silence-api_data": [
    "Which call is made most often, and what comes back?",
    "What does the person's screen ask for first?",
  ],
  "silence-empty": [
    "Sketch the path of one request first: who makes it, and what answers it?",
    "Begin with one person and one request. What is the first box?",
  ],
  drawing: [
    "Walk me through {box}, and what it receives.",
    "Tell me about {box}: what comes in, and what goes out?",
  ],
  monologue: [
    "Let me pause you there. Say it in one sentence, then which part to go deeper on.",
    "Pause there for a moment. What is the one sentence, and which part matters most?",
  ],
  arrow: [
    "What travels from {from} to {to}, and does anybody wait for it?",
    "The arrow from {from} to {to}: what goes along it, and how fast must it arrive?",
  ],

  number: ["Where does {figure} come from?", "How did you get to {figure}?"],
  tool: [
    "Which property of {tool} do you need here?",
    "What does {tool} give you here that another tool would not?",
  ],
  decision: [
    "What did you reject, and what would make you switch?",
    "What was the other option, and why not that one?",
  ],
  "push-requirements": [
    "How would you write that down as a requirement?",
    "What would the requirement say, in one line?",
  ],
  "push-core": [
    "Take one concrete case: what happens, step by step?",
    "Show me on the board: which box does what?",
  ],
  "push-scale": ["Can you put a number on it?", "How far does that carry, in numbers?"],
  "push-tradeoffs": ["What does that cost you?", "What gets worse when you do that?"],
  "push-communication": ["Can you say that in one sentence?", "What is the main point of it?"],

  "deep-dive": [
    "{topic}. How would you do it, and what would you give up for it?",
    "{topic}. Which way do you go, and what speaks against it?",
    "{topic}. What are the options, and which one do you take here?",
  ],
  "own-choice": [
    "Which part are you least sure about, and why?",
    "Which part would you take further yourself, and where would it lead?",
  ],
  "change-lead": ["One requirement changes.", "Let me change one thing.", "Something new comes in."],

  "see-flow": ["I see {from} feeding {to}.", "You have {from} feeding {to}."],
  "see-box": ["I am looking at {box}.", "Take {box} as you drew it."],

  week: ["What would you do with another week?", "If you had one more week, where would it go?"],
  questions: [
    "That is all from my side: what would you like to ask me?",
    "Now it is your turn: is there anything you would like to ask?",
  ],
  close: [
    "That is our time, thank you. The debrief shows what I asked and why.",
    "We are at the end, thank you. In the debrief you see what I asked, and why.",
  ],
  "close-early": [
    "Then we stop here, thank you. The debrief shows what I asked and why.",
    "Then that is it, thank you. In the debrief you see what I asked, and why.",
  ],
} as const satisfies Record<string, readonly string[]>

export type LineId = keyof typeof LINES
