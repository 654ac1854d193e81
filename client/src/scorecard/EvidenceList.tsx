import { ActionIcon, Button, Menu } from "@mantine/core"
import type { Evidence } from "@outloud/shared/scorecard/scorecard.ts"
import { IconPlus, IconX } from "@tabler/icons-react"
import { EvidenceText } from "./EvidenceText.tsx"
import classes from "./Score.module.css"
import { EVIDENCE_KINDS, isSameEvidence } from "./score-words.ts"
import { useCitable } from "./use-citable.ts"

interface EvidenceListProps {
  /** The competency's name. */
  readonly about: string
  readonly evidence: readonly Evidence[]
  readonly onChange: (change: (evidence: readonly Evidence[]) => Evidence[]) => void
}

/** What a score stands on, and the menu that adds to it. */
export function EvidenceList({ about, evidence, onChange }: EvidenceListProps) {
  return (
    <>
      {evidence.length > 0 && (
        <ul className={classes.evidence} aria-label={`Evidence for ${about}`}>
          {evidence.map(one => (
            <li key={keyOf(one)}>
              <EvidenceText evidence={one} />
              <ActionIcon
                className={classes.remove}
                size={28}
                aria-label={`Remove the evidence: ${one.text}`}
                onClick={() => onChange(before => before.filter(other => !isSameEvidence(other, one)))}
              >
                <IconX size={16} stroke={1.5} />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
      <Menu width={280} position="bottom-start" shadow="md" zIndex={500}>
        <Menu.Target>
          <Button
            className={classes.add}
            variant="subtle"
            size="compact-sm"
            leftSection={<IconPlus size={16} />}
            aria-label={`Add evidence for ${about}`}
          >
            Add evidence
          </Button>
        </Menu.Target>
        <Menu.Dropdown className={classes.choices}>
          <Choices
            cited={evidence}
            onChoose={chosen =>
              onChange(before =>
                before.some(one => isSameEvidence(one, chosen)) ? [...before] : [...before, chosen],
              )
            }
          />
        </Menu.Dropdown>
      </Menu>
    </>
  )
}

interface ChoicesProps {
  readonly cited: readonly Evidence[]
  readonly onChoose: (evidence: Evidence) => void
}

/** Follows the notes and the board only while the menu is open. */
function Choices({ cited, onChoose }: ChoicesProps) {
  const choices = useCitable().filter(one => !cited.some(other => isSameEvidence(one, other)))
  if (choices.length === 0)
    return <Menu.Label>Select something on the board, and it can be cited here.</Menu.Label>
  return choices.map(one => (
    <Menu.Item key={keyOf(one)} onClick={() => onChoose(one)}>
      <span className={classes.kind}>{EVIDENCE_KINDS[one.kind]}</span> {one.text}
    </Menu.Item>
  ))
}

function keyOf(evidence: Evidence): string {
  return evidence.kind === "moment" ? `moment ${evidence.at}` : `${evidence.kind} ${evidence.id}`
}
