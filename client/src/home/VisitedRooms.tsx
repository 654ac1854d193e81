import { useVisits } from "./use-visits.ts"
import { VisitedRoom } from "./VisitedRoom.tsx"
import classes from "./VisitedRooms.module.css"

export function VisitedRooms() {
  const visits = useVisits()
  return (
    <section id="rooms" aria-labelledby="rooms-title">
      <h2 id="rooms-title">Your rooms</h2>
      <p className={classes.lead}>
        Opened in this browser. The list, and the keys to the rooms, are kept only here.
      </p>
      {visits.length > 0 ? (
        <ul className={classes.list}>
          {visits.map(visit => (
            <VisitedRoom key={visit.link.token} visit={visit} />
          ))}
        </ul>
      ) : (
        <p className={classes.empty}>
          No rooms yet. Pick a question and choose <strong>Sketch alone</strong>; the room will be waiting
          here when you come back.
        </p>
      )}
    </section>
  )
}
