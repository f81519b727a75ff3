'use client'
import { IconArrowRight } from '@tabler/icons-react'
import Link from 'next/link'
import { Fragment } from 'react'
import { Cell } from '@/components/ui/sheet'
import { type LineageFacts, type LineageNode, lineageOf } from './lineage'
import classes from './lineage-cell.module.css'

const STAGES = ['Files', 'Dataset', 'Run', 'Version', 'Endpoints'] as const

/** Where a version comes from and where it answers. */
export function LineageCell({ facts }: { facts: LineageFacts }) {
  return (
    <Cell title="Lineage" sub="from the files that were read to the URLs that answer">
      <ol className={classes.graph}>
        {lineageOf(facts).map((nodes, i) => (
          <Fragment key={STAGES[i]}>
            {i > 0 && (
              <li className={classes.arrow} aria-hidden>
                <IconArrowRight size={16} stroke={1.4} />
              </li>
            )}
            <li className={classes.stage}>
              <h3 className="xs ink3">{STAGES[i]}</h3>
              <ul>
                {nodes.map((node) => (
                  <Node key={node.label} node={node} />
                ))}
              </ul>
            </li>
          </Fragment>
        ))}
      </ol>
    </Cell>
  )
}

function Node({ node }: { node: LineageNode }) {
  const isOwn = node.kind === 'version'
  return (
    <li className={classes.node} data-own={isOwn || undefined}>
      {node.href ? (
        <Link className="link b ell" href={node.href}>
          <bdi>{node.label}</bdi>
        </Link>
      ) : (
        <bdi className={`ell ${isOwn ? 'bb' : 'b'}`}>{node.label}</bdi>
      )}
      <span className="xs ink3 ell num">{node.detail}</span>
    </li>
  )
}
