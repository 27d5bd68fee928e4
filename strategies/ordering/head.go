package ordering

import (
	"fmt"

	"simulate/sim/allocation"
)

// Head is what one that cannot start means to those behind it.
type Head string

// Heads.
const (
	Blocks Head = "blocks" // they wait until it has started
	Skips  Head = "skips"  // they are asked in its place; where tenants have lines, those of the others
)

// check is what is wrong with it.
func (h Head) check() error {
	if h != Blocks && h != Skips {
		return fmt.Errorf("head: %q is not known; it is blocks or skips", string(h))
	}
	return nil
}

// one is an order without state for all runs.
func (h Head) one(o allocation.Order) (allocation.Ordering, error) {
	if err := h.check(); err != nil {
		return nil, err
	}
	return func() allocation.Order { return o }, nil
}

// line is a line in which who came first is first.
type line struct{ blocks bool }

func (l line) Rank(*allocation.Request) int64 { return 0 }

func (l line) Blocks() bool { return l.blocks }
