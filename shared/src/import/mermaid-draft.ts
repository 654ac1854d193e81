/** What has been read of a chart so far, and at the end the diagram. */
import type { Diagram, DiagramContainer, DiagramFlow, DiagramPart } from "../board/diagram.ts"
import type { RecogniseKind } from "../board/diagram-text.ts"
import type { FlowMode } from "../board/flow.ts"
import { isKindId, type KindId } from "../board/kinds.ts"
import { LeftOutList } from "./left-out.ts"
import type { ChartBox } from "./mermaid-boxes.ts"
import { ChartFault } from "./mermaid-cursor.ts"
import { type ChartLink, LINK_MODES } from "./mermaid-links.ts"
import { wordsOf } from "./mermaid-words.ts"

/** What can be laid out while somebody waits; as many links as Mermaid itself draws (`maxEdges`). */
export const MAX_BOXES = 300
export const MAX_LINKS = 500
export const MAX_SUBGRAPHS = 200
export const MAX_SUBGRAPH_NESTING = 32

/** How they are called among what is left out. */
export const STYLES = "colours and styles"

interface Box {
  label: string
  outline: string | undefined
  kind: KindId | undefined
  note: string
  /** Where it was first mentioned. */
  readonly line: number
}

interface Subgraph {
  readonly key: string
  readonly offset: number
  /** Boxes that are mentioned directly in it. */
  readonly mentioned: Set<string>
}

/** Outlines that need no word: those of boxes in general. */
const COMMON = new Set([
  "[",
  "(",
  "([",
  "rect",
  "rounded",
  "stadium",
  "rectangle",
  "event",
  "proc",
  "process",
])

export class ChartDraft {
  readonly leftOut = new LeftOutList()
  /** Links below a comment of ours that says so are calls, where their line is plain. */
  plainMode: FlowMode | null = null
  readonly #recognise: RecogniseKind
  readonly #lineOf: (offset: number) => number
  readonly #boxes = new Map<string, Box>()
  readonly #subgraphs = new Map<string, { label: string; container: string | undefined }>()
  readonly #open: Subgraph[] = []
  /** Boxes, each with the first subgraph that was closed with a mention of it: the one that Mermaid draws it in. */
  readonly #inside = new Map<string, string>()
  readonly #flows: DiagramFlow[] = []
  readonly #linkNames = new Set<string>()

  constructor(recognise: RecogniseKind, lineOf: (offset: number) => number) {
    this.#recognise = recognise
    this.#lineOf = lineOf
  }

  box(drawn: ChartBox): string {
    const line = this.#lineOf(drawn.offset)
    const box = this.#boxNamed(drawn.name, drawn.offset)
    this.#open.at(-1)?.mentioned.add(drawn.name)
    if (drawn.label !== undefined) box.label = this.words(drawn.label, line)
    box.outline = drawn.outline ?? box.outline
    if (drawn.isPicture) this.leftOut.add("pictures and icons", line)
    for (const name of drawn.classes) this.addClass(drawn.name, name, line)
    return drawn.name
  }

  #boxNamed(name: string, offset: number): Box {
    const known = this.#boxes.get(name)
    if (known !== undefined) return known
    if (this.#boxes.size >= MAX_BOXES)
      throw new ChartFault(offset, `This chart has more than ${MAX_BOXES} boxes; that is too much at once.`)
    const box = { label: name, outline: undefined, kind: undefined, note: "", line: this.#lineOf(offset) }
    this.#boxes.set(name, box)
    return box
  }

  words(raw: string, line: number): string {
    const { text, hasIcon, isCut } = wordsOf(raw)
    if (hasIcon) this.leftOut.add("pictures and icons", line)
    if (isCut) this.leftOut.add("the ends of very long labels", line)
    return text
  }

  /** A class that is called like a kind says the kind; any other is a style. */
  addClass(name: string, className: string, line: number): void {
    const box = this.#boxes.get(name)
    if (isKindId(className) && box !== undefined) box.kind = className
    else this.leftOut.add(STYLES, line)
  }

  note(name: string, text: string): void {
    const box = this.#boxes.get(name)
    if (box !== undefined) box.note = text
  }

  isLink(name: string): boolean {
    return this.#linkNames.has(name)
  }

  link(from: string, to: string, link: ChartLink, offset: number): void {
    const line = this.#lineOf(offset)
    if (link.name !== undefined) this.#linkNames.add(link.name)
    if (link.line === "invisible") {
      this.leftOut.add("invisible links", line)
      return
    }
    if (this.#flows.length >= MAX_LINKS)
      throw new ChartFault(offset, `This chart has more than ${MAX_LINKS} links; that is too much at once.`)
    for (const head of [link.start, link.end])
      if (head === "circle" || head === "cross") this.leftOut.add("round and crossed heads of links", line)
    const isBackward = link.start !== "" && link.end === ""
    const label = this.words(link.label, line)
    this.#flows.push({
      from: isBackward ? to : from,
      to: isBackward ? from : to,
      direction:
        link.start !== "" && link.end !== "" ? "both" : link.start + link.end === "" ? "none" : "forward",
      mode: link.line === "plain" ? this.plainMode : LINK_MODES[link.line],
      ...(label !== "" && { label }),
    })
  }

  open(name: string | undefined, label: string, offset: number): void {
    // No name begins with a space, so that one without a name has a key of its own.
    const key = name ?? ` ${this.#subgraphs.size}`
    if (this.#open.length >= MAX_SUBGRAPH_NESTING)
      throw new ChartFault(offset, `Subgraphs are nested more than ${MAX_SUBGRAPH_NESTING} deep here.`)
    if (this.#open.some(subgraph => subgraph.key === key))
      throw new ChartFault(offset, "This subgraph stands inside itself.")
    if (!this.#subgraphs.has(key)) {
      if (this.#subgraphs.size >= MAX_SUBGRAPHS)
        throw new ChartFault(offset, `This chart has more than ${MAX_SUBGRAPHS} subgraphs.`)
      this.#subgraphs.set(key, {
        label: this.words(label, this.#lineOf(offset)),
        container: this.#open.at(-1)?.key,
      })
    }
    this.#open.push({ key, offset, mentioned: new Set() })
  }

  close(offset: number): void {
    const subgraph = this.#open.pop()
    if (subgraph === undefined)
      throw new ChartFault(
        offset,
        "There is no subgraph that this “end” could close. A box's name may not be “end”.",
      )
    for (const name of subgraph.mentioned) if (!this.#inside.has(name)) this.#inside.set(name, subgraph.key)
  }

  /** Call once, at the end of the chart. */
  diagram(): Diagram {
    const unclosed = this.#open.at(-1)
    if (unclosed !== undefined)
      throw new ChartFault(unclosed.offset, "This subgraph is never closed; it needs an “end”.")
    const boxes = [...this.#boxes].filter(([name]) => !this.#subgraphs.has(name))
    return {
      parts: boxes.map(([key, box]) => this.#part(key, box)),
      flows: this.#flows,
      containers: [...this.#subgraphs].map(
        ([key, { label, container }]): DiagramContainer => ({
          key,
          label,
          ...(container !== undefined && { container }),
        }),
      ),
    }
  }

  #part(key: string, { label, kind, note, outline, line }: Box): DiagramPart {
    const container = this.#inside.get(key)
    const read = kind ?? this.#recognise(label)?.kind ?? null
    if (read === null && outline !== undefined && !COMMON.has(outline))
      this.leftOut.add("outlines of boxes, which say no kind that the board knows", line)
    return {
      key,
      kind: read,
      label,
      ...(note !== "" && { note }),
      ...(container !== undefined && { container }),
    }
  }
}
