package workload

import "strings"

// names makes strings of names, many in one piece of memory, so that a name costs no allocation of its own.
type names struct{ piece strings.Builder }

const pieceOfNames = 1 << 12

func (n *names) keep(name []byte) string {
	if n.piece.Len()+len(name) > n.piece.Cap() {
		n.piece = strings.Builder{}
		n.piece.Grow(max(pieceOfNames, len(name)))
	}
	from := n.piece.Len()
	n.piece.Write(name)
	return n.piece.String()[from:]
}
