package flink

// Vertex is a chain of operators: each of its subtasks is one thread, inside of which records pass by method call.
type Vertex struct {
	Operators   []int // places in the Graph, downstream; the first is the head
	Parallelism int
	Group       string        // slot-sharing group
	CoLocation  string        // of the first member that has one
	Inputs      []VertexInput // of the head
}

// VertexInput is a vertex that another one reads.
type VertexInput struct {
	Vertex    int // its place among the vertices
	Pointwise bool
}

// Chains is the vertices of a graph, downstream; a graph that Check refuses has none that can be trusted. An edge is
// chained when chaining is on, the consumer has no other input, records go forward and not by a blocking exchange, both
// have the same group and parallelism (and maximum parallelism, if so wanted), and both strategies agree.
// Source: StreamingJobGraphGenerator.
func (g *Graph) Chains() []Vertex {
	var vertices []Vertex
	in, groups, home := g.inputs(), g.Groups(), make([]int, len(g.Operators))
	for _, i := range g.order() {
		op := &g.Operators[i]
		if len(in[i]) == 1 && g.chains(in[i][0], groups, len(in[in[i][0].From]) == 0) {
			home[i] = home[in[i][0].From]
			v := &vertices[home[i]]
			v.Operators = append(v.Operators, i)
			if v.CoLocation == "" {
				v.CoLocation = op.CoLocation
			}
			continue
		}
		home[i] = len(vertices)
		vertices = append(vertices, Vertex{
			Operators: []int{i}, Parallelism: op.Parallelism, Group: groups[i], CoLocation: op.CoLocation, Inputs: reads(in[i], home),
		})
	}
	return vertices
}

// chains says whether both ends of an edge, the only one into its consumer, run in one task.
func (g *Graph) chains(e Edge, groups []string, source bool) bool {
	from, to := &g.Operators[e.From], &g.Operators[e.To]
	alike := groups[e.From] == groups[e.To] && from.Parallelism == to.Parallelism && (!g.EqualMax || from.MaxParallelism == to.MaxParallelism)
	return !g.Unchained && e.Partitioner == Forward && !e.Batch && alike && from.Chaining.opens() && to.Chaining.follows(source)
}

// reads is the inputs of a vertex whose head has these edges.
func reads(edges []Edge, home []int) []VertexInput {
	var in []VertexInput
	for _, e := range edges {
		in = append(in, VertexInput{Vertex: home[e.From], Pointwise: e.Partitioner.pointwise()})
	}
	return in
}

// Subtasks is how many there are of all vertices.
func Subtasks(vertices []Vertex) int {
	n := 0
	for _, v := range vertices {
		n += v.Parallelism
	}
	return n
}
