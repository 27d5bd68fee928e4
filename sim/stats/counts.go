package stats

// often is how many values are counted before their counts move on: fewer than fit in one of them.
const often = 1 << 31

// counts are of neighbouring buckets. Those in use are small, so that twice as many stay in the nearest memory; long
// runs carry them over into wide ones from time to time.
type counts struct {
	recent []uint32
	older  []uint64 // empty before the first time
}

func (c *counts) len() int { return len(c.recent) }

// at is the count of the i-th bucket.
func (c *counts) at(i int) uint64 {
	n := uint64(c.recent[i])
	if len(c.older) > 0 {
		n += c.older[i]
	}
	return n
}

// carry moves the recent counts to the older ones.
func (c *counts) carry() {
	if len(c.older) == 0 {
		c.older = make([]uint64, len(c.recent))
	}
	for i, n := range c.recent {
		c.older[i] += uint64(n)
	}
	clear(c.recent)
}

// addUp adds the counts of other to those from place on; they are few if all together are fewer than often.
func (c *counts) addUp(other *counts, place int, few bool) {
	if few {
		for i, n := range other.recent {
			c.recent[place+i] += n
		}
		return
	}
	c.carry()
	for i := range other.recent {
		c.older[place+i] += other.at(i)
	}
}

func (c *counts) reset() {
	clear(c.recent)
	c.older = nil
}

// widen makes room: so many buckets in all, those there are behind so many new ones.
func (c *counts) widen(n, before int) {
	c.recent = moved(c.recent, n, before)
	if len(c.older) > 0 {
		c.older = moved(c.older, n, before)
	}
}

func moved[T any](s []T, n, before int) []T {
	wider := make([]T, n)
	copy(wider[before:], s)
	return wider
}
