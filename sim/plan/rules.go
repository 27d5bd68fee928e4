package plan

import "simulate/sim/finding"

// rules is what a plan looks for. Each stays silent where the facts that it needs are not given.
var rules = []func(*context) []finding.Finding{}
