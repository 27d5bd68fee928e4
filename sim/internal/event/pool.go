package event

// blockSize is how many events a block of the pool has: two cache lines.
const blockSize = 8

// pool is the events for which there is no place in their buckets, in chains of blocks. All but the first block of a
// chain are full, so whoever knows the number of its events knows where the last one is.
type pool struct {
	blocks [][blockSize]Event
	next   []int32 // block of the same chain
	free   int32   // 1 + the first block of a chain of those not in use; 0: none
}

// add appends e to the chain that begins with that block and has n events. It returns where the chain begins now.
func (p *pool) add(block int32, n uint32, e Event) int32 {
	if n%blockSize == 0 {
		block = p.link(block)
	}
	p.blocks[block][n%blockSize] = e
	return block
}

// link puts a block before the chain.
func (p *pool) link(chain int32) int32 {
	block := p.free - 1
	if block < 0 {
		block = int32(len(p.blocks))
		p.blocks = append(p.blocks, [blockSize]Event{})
		p.next = append(p.next, 0)
	}
	p.free = p.next[block]
	p.next[block] = chain
	return block
}

// empty appends the n events of a chain to s, the last ones first, block by block, and gives the blocks back.
func (p *pool) empty(block int32, n int, s []Event) []Event {
	for n > 0 {
		k := (n-1)%blockSize + 1
		s = append(s, p.blocks[block][:k]...)
		n -= k
		next := p.next[block]
		p.next[block] = p.free
		p.free = block + 1
		block = next
	}
	return s
}
