import { kindOfRecord, noteOfRecord } from "@outloud/shared/board/component.ts"
import { kindOf } from "@outloud/shared/board/kinds.ts"
import {
  Box,
  GeoShapeUtil,
  Group2d,
  getDefaultColorTheme,
  LABEL_FONT_SIZES,
  Rectangle2d,
  RichTextSVG,
  SVGContainer,
  type SvgExportContext,
  type TLGeoShape,
  type TLResizeInfo,
  type TLRichText,
  toRichText,
  useDefaultColorTheme,
  Vec,
} from "tldraw"
import { ComponentArt, type ComponentArtProps } from "./ComponentArt.tsx"
import classes from "./ComponentShapeUtil.module.css"
import { layOutComponent } from "./component-layout.ts"
import { fromLabelBox, type LabelRoom, labelRoom, toLabelBox } from "./component-room.ts"

/**
 * tldraw's own boxes, and among them those that a person has given a kind: they show its icon, and their labels
 * keep out of its way. Everything else, from arrows to styles, is inherited. The label is measured by tldraw as
 * that of a smaller box, see component-room.ts.
 */
export class ComponentShapeUtil extends GeoShapeUtil {
  override getGeometry(shape: TLGeoShape): Group2d {
    const room = labelRoom(shape)
    if (room === null) return super.getGeometry(shape)
    const [outline] = super.getGeometry(withText(shape, NO_TEXT)).children
    const [, label] = super.getGeometry(toLabelBox(shape, room)).children
    if (outline === undefined || label === undefined) return super.getGeometry(shape)
    return new Group2d({ children: [outline, movedLabel(label.bounds, room, shape, label.isEmptyLabel)] })
  }

  override getAriaDescriptor(shape: TLGeoShape): string | undefined {
    const kind = kindOfRecord(shape)
    if (kind === undefined) return super.getAriaDescriptor(shape)
    const { name } = kindOf(kind)
    const label = this.getText(shape)?.trim() ?? ""
    const note = noteOfRecord(shape) === "" ? "" : ", with a note"
    return `${label === "" || label === name ? name : `${name}: ${label}`}${note}`
  }

  override component(shape: TLGeoShape): React.JSX.Element {
    const plain = super.component(shape)
    const kind = kindOfRecord(shape)
    if (kind === undefined) return plain
    const { insets } = layOutComponent(shape.props)
    const { scale } = shape.props
    const sides = [insets.top, insets.right, insets.bottom, insets.left].map(side => `${side * scale}px`)
    return (
      <div
        className={classes.component}
        style={{ "--component-padding": sides.join(" ") } as React.CSSProperties}
      >
        {plain}
        <CanvasArt kind={kind} hasNote={noteOfRecord(shape) !== ""} props={shape.props} />
      </div>
    )
  }

  override toSvg(shape: TLGeoShape, ctx: SvgExportContext): React.JSX.Element {
    const kind = kindOfRecord(shape)
    if (kind === undefined) return super.toSvg(shape, ctx)
    const { props } = shape
    const theme = getDefaultColorTheme(ctx)
    const hasWords = (this.getText(shape) ?? "") !== ""
    return (
      <>
        {super.toSvg(withText(shape, NO_TEXT), ctx)}
        {hasWords && <ExportedLabel props={props} color={theme[props.labelColor].solid} />}
        <ComponentArt kind={kind} hasNote={noteOfRecord(shape) !== ""} props={props} theme={theme} />
      </>
    )
  }

  override onBeforeCreate(shape: TLGeoShape): TLGeoShape | undefined {
    const room = labelRoom(shape)
    if (room === null) return super.onBeforeCreate(shape)
    const fitted = super.onBeforeCreate(toLabelBox(shape, room))
    return fitted && fromLabelBox(fitted, room)
  }

  override onBeforeUpdate(prev: TLGeoShape, next: TLGeoShape): ReturnType<GeoShapeUtil["onBeforeUpdate"]> {
    const room = labelRoom(next)
    if (room === null) return super.onBeforeUpdate(prev, next)
    const fitted = super.onBeforeUpdate(toLabelBox(prev, room), toLabelBox(next, room))
    return fitted && fromLabelBox(fitted as TLGeoShape, room)
  }

  override onResize(shape: TLGeoShape, info: TLResizeInfo<TLGeoShape>): ReturnType<GeoShapeUtil["onResize"]> {
    const { scaleX, scaleY } = info
    const target = resized(info)
    const room = labelRoom(target)
    if (room === null) return super.onResize(shape, info)
    // The size is reckoned already; what is left to tldraw is which way it was pulled, and the label.
    const result = super.onResize(shape, {
      ...info,
      initialShape: toLabelBox(target, room),
      scaleX: Math.sign(scaleX) || 1,
      scaleY: Math.sign(scaleY) || 1,
    })
    const flipped = new Vec(scaleX < 0 ? room.w : 0, scaleY < 0 ? room.h : 0).rot(shape.rotation)
    const { w, h } = result.props
    return {
      x: result.x + flipped.x,
      y: result.y + flipped.y,
      props: { w: w + room.w, h: h + room.h, growY: 0 },
    }
  }
}

const NO_TEXT = toRichText("")

function withText(shape: TLGeoShape, richText: TLRichText): TLGeoShape {
  return { ...shape, props: { ...shape.props, richText } }
}

function resized({ initialShape, scaleX, scaleY }: TLResizeInfo<TLGeoShape>): TLGeoShape {
  const { w, h, growY } = initialShape.props
  const size = { w: Math.abs(w * scaleX), h: Math.abs((h + growY) * scaleY), growY: 0 }
  return { ...initialShape, props: { ...initialShape.props, ...size } }
}

/** Where the label can be clicked: moved beside the icon, with tldraw's padding where there is room for it. */
function movedLabel(label: Box, room: LabelRoom, { props }: TLGeoShape, isEmptyLabel: boolean): Rectangle2d {
  const x = Math.max(0, label.x + room.x)
  const y = Math.max(0, label.y + room.y)
  const width = Math.min(label.maxX + room.x, props.w) - x
  const height = Math.min(label.maxY + room.y, props.h + props.growY) - y
  return new Rectangle2d({ x, y, width, height, isFilled: true, isLabel: true, isEmptyLabel })
}

/** On the canvas the theme follows the reader's. */
function CanvasArt(art: Omit<ComponentArtProps, "theme">) {
  const theme = useDefaultColorTheme()
  const { w, h, growY, scale } = art.props
  return (
    <SVGContainer viewBox={`0 0 ${w / scale} ${(h + growY) / scale}`} width={w} height={h + growY}>
      <ComponentArt {...art} theme={theme} />
    </SVGContainer>
  )
}

function ExportedLabel({ props, color }: { readonly props: TLGeoShape["props"]; readonly color: string }) {
  const { insets } = layOutComponent(props)
  const w = props.w / props.scale - insets.left - insets.right
  const h = (props.h + props.growY) / props.scale - insets.top - insets.bottom
  return (
    <RichTextSVG
      fontSize={LABEL_FONT_SIZES[props.size]}
      font={props.font}
      align={props.align}
      verticalAlign={props.verticalAlign}
      richText={props.richText}
      labelColor={color}
      bounds={new Box(insets.left, insets.top, Math.max(1, w), Math.max(1, h))}
      padding={0}
    />
  )
}
