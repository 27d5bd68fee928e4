package flink

// Chaining is what an operator thinks of running in one task with its neighbours.
type Chaining uint8

// Strategies of chaining.
const (
	ChainAlways          Chaining = iota
	ChainHead                     // begins a chain, never continues one
	ChainNever                    // neither
	ChainHeadWithSources          // continues a chain only right behind a source
)

// Chainings are the names of the strategies, in their order.
func Chainings() []string { return []string{"always", "head", "never", "head_with_sources"} }

// opens says whether another may follow in the chain.
func (c Chaining) opens() bool { return c != ChainNever }

// follows says whether the operator may be behind another, which is a source or not.
func (c Chaining) follows(source bool) bool {
	return c == ChainAlways || c == ChainHeadWithSources && source
}

// Partitioner says which subtask of a consumer a record goes to.
type Partitioner uint8

// Partitioners.
const (
	Forward   Partitioner = iota // the one of the same index
	Hash                         // by key
	Rebalance                    // in turn
	Rescale                      // in turn, among those nearby
	Broadcast                    // to all
	Shuffle                      // at random
	Global                       // the first
	Custom                       // as the author likes
)

// Partitioners are their names, in their order.
func Partitioners() []string {
	return []string{"forward", "hash", "rebalance", "rescale", "broadcast", "shuffle", "global", "custom"}
}

// pointwise says whether a subtask is connected with some of the others only.
func (p Partitioner) pointwise() bool { return p == Forward || p == Rescale }
