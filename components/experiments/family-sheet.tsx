import { Cell, Sheet } from '@/components/ui/sheet'
import { FAMILIES } from '@/lib/models/families/all'
import { FAMILY_NAMES } from '@/lib/models/family-name'
import classes from './new-run-page.module.css'
import type { RunDraft } from './run-draft'
import { SettingsForm } from './settings-form'

interface Props {
  readonly draft: RunDraft
  readonly onChange: (part: Partial<RunDraft>) => void
}

/** The family of a run, and its settings. */
export function FamilySheet({ draft, onChange }: Props) {
  const { family } = draft
  return (
    <Sheet>
      <Cell title="Model">
        <div className={classes.families} role="radiogroup" aria-label="Model family">
          {FAMILY_NAMES.map((name) => (
            // biome-ignore lint/a11y/useSemanticElements: a card with a sentence, which an input cannot hold
            <button
              key={name}
              type="button"
              role="radio"
              aria-checked={family === name}
              data-checked={family === name ? '' : undefined}
              className={classes.family}
              onClick={() => onChange({ family: name })}
            >
              <span className="b">{FAMILIES[name].label}</span>
              <span className="sm ink3">{FAMILIES[name].summary}</span>
            </button>
          ))}
        </div>
        {FAMILIES[family].fields.length > 0 && (
          <div style={{ marginTop: 16 }}>
            <SettingsForm
              fields={FAMILIES[family].fields}
              values={draft.settings[family] ?? {}}
              onChange={(values) => onChange({ settings: { ...draft.settings, [family]: values } })}
            />
          </div>
        )}
      </Cell>
    </Sheet>
  )
}
