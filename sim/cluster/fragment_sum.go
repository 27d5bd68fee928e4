package cluster

// Fragmentation follows F of every node (Fragments), of those that are up, and its sum. It is not safe for concurrent use.
type Fragmentation struct {
	l         *Cluster
	fragments *Fragments
	of, price sums
	idle      int64
	counted   []int32 // by node: what it has in idle
	seen      uint64
}

// NewFragmentation follows the nodes of a cluster.
func NewFragmentation(l *Cluster, targets []Target) *Fragmentation {
	m := &Fragmentation{l: l, fragments: NewFragments(l.Config(), targets), of: newSums(l.Len()), price: newSums(l.Len()), counted: make([]int32, l.Len())}
	m.all()
	return m
}

// Fragments is what it measures nodes by.
func (m *Fragmentation) Fragments() *Fragments { return m.fragments }

// Of is F of a node, in thousandths of a device.
func (m *Fragmentation) Of(n int32) float64 {
	m.follow()
	return m.of.of(n)
}

// Sum is F of all nodes together, in thousandths of a device.
func (m *Fragmentation) Sum() float64 {
	m.follow()
	return m.of.sum()
}

// Idle is what is left of the devices of all nodes, in thousandths: the most that Sum can be.
func (m *Fragmentation) Idle() int64 {
	m.follow()
	return m.idle
}

// Price is what Sum costs per hour, if the price of a node is that of its devices.
func (m *Fragmentation) Price() float64 {
	m.follow()
	return m.price.sum()
}

// follow catches up with the cluster.
func (m *Fragmentation) follow() {
	nodes, now, told := m.l.Changed(m.seen)
	if !told {
		m.all()
		return
	}
	m.seen = now
	for _, n := range nodes {
		m.measure(n)
	}
}

func (m *Fragmentation) all() {
	_, m.seen, _ = m.l.Changed(0)
	for n := range int32(m.l.Len()) {
		m.measure(n)
	}
}

func (m *Fragmentation) measure(n int32) {
	f, idle := 0.0, int32(0)
	if m.l.State(n) == Up {
		f, idle = m.fragments.Of(m.l, n), int32(m.l.Idle(n))
	}
	m.idle += int64(idle - m.counted[n])
	m.counted[n] = idle
	m.of.set(n, f)
	if spec := m.l.Spec(n); spec.Devices > 0 {
		m.price.set(n, f*spec.Price/float64(spec.Devices*Whole))
	}
}
