package plan

// Make plans a case.
func Make(c *Case) Plan { return Plan{} }
