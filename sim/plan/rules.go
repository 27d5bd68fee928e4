package plan

import "simulate/sim/finding"

// rules is what a plan looks for. Each stays silent where the facts that it needs are not given.
var rules = []func(*context) []finding.Finding{
	autoSize, operatorLoads, throttled, promisedRate, promisedLatency, promiseOrder, bufferTimeout, gcPause, noLoad, keyGroups, limits, availability, cpuOfSlots,
	memoryRefused, memoryUnassigned, memoryShrunk, memoryReadings, memoryShares, slotOfWorker, oneMetaspace,
	coLocation, sharingGroups, fleetSize, patterns, profiles, tooLarge, fineGrainedVersion, forwardEdges,
	networkBuffers, debloating, bufferConstants,
	movedGroups, partitions, landing, controllers,
	instanceTypes, nodesAllowed, nodesShort, budget,
	quotaUse, units, devices, synonyms, levels, flinkOptions, withoutGraph,
}
