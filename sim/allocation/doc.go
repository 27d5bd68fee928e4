// Package allocation lets requests wait for machines, gives them what they asked for, and says why not.
//
// A request asks for resources on one node, or as a gang on so many at once, holds them for its duration and gives
// them back. It gets all it asked for or nothing. Who is asked next (Order), who may overtake (Backfill) and where a
// request goes (Placer) is decided by strategies, which this package asks; it keeps the books: who waits and for what
// reason, who runs where and until when, what was refused, preempted, given up.
//
// At one instant all that ends gives back first, then all that arrives joins the queue, then one pass over the queue
// starts whom it can. A pass may take time: with a decision time it makes one decision, and the next begins after it.
//
// Every nanosecond that a request waits is counted under one reason, so that the reasons add up to the time that was
// waited, exactly.
//
// Simplified: a decision sees the cluster as it is, without delay, and a grant takes no time.
package allocation
