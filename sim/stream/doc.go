// Package stream is the data plane: events arrive, operators process them, records leave at sinks.
//
// What is modelled (`runtime: ideal`): each operator is a set of subtasks side by side; a subtask is a queue in
// front of its servers. A record joins one subtask of an operator, chosen by the exchange of the edge it comes
// along, waits, is served for the time that belongs to it, and goes on along the operator's outgoing edges, in
// so many copies as the selectivity says. Buffers may be finite: a record that finds no place is lost or, as
// blocking after service, stays with its server until there is one. Work interrupted by failures, outages or
// preemption resumes where it was.
//
// What is simplified: moving a record costs no time, servers are never short of processor or memory, and the
// whole plane is one clock without checkpoints. A window goes by the clock at the instant a record reaches it.
//
// Time is in nanoseconds. A service lasts at least 1 ns; an operator without work passes records on at once.
// At one instant things happen in the order of the kinds in plane.go: what ends frees room first, arrivals come
// last, in the order of the scenario.
//
// Draws are named by process, operator and purpose and indexed by the record, so they are the same whoever
// serves it and whatever else changes. A record has the identity of its event. Where one becomes several (copies
// after the first, further inputs of an operator), identities are derived from it by name.
package stream
