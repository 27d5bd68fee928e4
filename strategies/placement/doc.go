// Package placement answers where a request goes: the strategies of the literature and of Kubernetes, one a file.
//
// All choose among the nodes where the request fits and may go; on a tie the node that comes first in the cluster's
// order wins. Amounts of different resources are compared as shares of the largest node's capacity, unless a strategy
// says otherwise; devices count as one more resource. Shares of devices come from the device with the least left that
// has enough, whole devices are the first that are free, unless a strategy says otherwise.
//
// A strategy does not look at every node for every request. First fit and its kin keep a tree of maxima, best fit and
// its kin a sorted list, the others their scores of a recurring need on every node until the node changes. Each gives
// the answer that looking at every node would give; its tests hold it to that.
package placement
