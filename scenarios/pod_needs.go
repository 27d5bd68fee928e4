package scenarios

// needs is what a pod asks for: the sum over its containers, or the largest of those that run before them, if that is
// more, and its overhead; a limit counts where no request is said.
func (o *kubernetesObject) needs() (map[string]float64, error) {
	sum, first, beside := map[string]float64{}, map[string]float64{}, map[string]float64{}
	for _, c := range o.Spec.Init {
		own, err := c.needs()
		if err != nil {
			return nil, err
		}
		if c.RestartPolicy == "Always" {
			addAll(beside, own)
			own = nil
		}
		for _, name := range sortedKeys(own) {
			first[name] = max(first[name], own[name]+beside[name])
		}
	}
	addAll(sum, beside)
	for _, c := range o.Spec.Containers {
		own, err := c.needs()
		if err != nil {
			return nil, err
		}
		addAll(sum, own)
	}
	for _, name := range sortedKeys(first) {
		sum[name] = max(sum[name], first[name])
	}
	overhead, err := o.Spec.Overhead.read()
	addAll(sum, overhead)
	sum[pods] = 1
	return sum, err
}

// needs is what a container asks for.
func (c *kubernetesContainer) needs() (map[string]float64, error) {
	asked, err := c.Resources.Requests.read()
	if err != nil {
		return nil, err
	}
	limits, err := c.Resources.Limits.read()
	for _, name := range sortedKeys(limits) {
		if _, said := asked[name]; !said {
			asked[name] = limits[name]
		}
	}
	return asked, err
}

func addAll(to, amounts map[string]float64) {
	for _, name := range sortedKeys(amounts) {
		to[name] += amounts[name]
	}
}
