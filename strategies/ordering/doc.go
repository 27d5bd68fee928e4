// Package ordering decides who is asked next among those who wait for machines, and who may overtake.
//
// An order ranks requests in one line, or chooses among lines of tenants by what they have in use already. A backfill
// lets later requests start before earlier ones that cannot, without delaying those that were promised a start: EASY
// (Mu'alem and Feitelson, TPDS 2001) promises it to the first that waits, conservative backfilling to all; EASY-SJBF
// (Tsafrir et al., TPDS 2007) fills with the shortest first. Pinned variants promise particular cores, as Batsim does.
//
// Promises rest on what schedulers are told: the estimates of those who run and of those who wait, as if each ran on
// the slowest machine. They hold as long as no machine is lost.
//
// Simplified: rules about where other requests run (anti-affinity, spread) are looked at as things stand when a
// promise is made, and again when it is kept; members of a gang that is planned do not see each other. Plans that name
// particular machines (conservative, and pinned ones) take the first that are free for long enough, whatever the
// placement policy, and preempt nobody.
package ordering
