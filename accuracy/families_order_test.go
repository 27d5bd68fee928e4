package accuracy

import "fmt"

// disciplines are stations where not the first to come is the first to be served, or where classes differ.
func disciplines() []family {
	return append(priorities(), []family{
		{name: "M/G/1 processor sharing", model: line(poisson(0.7), server("s", `{"type": "lognormal", "mean": 1, "cv2": 2}`, `, "discipline": "ps"`)), expect: []expectation{
			is("sojourn_mean", "s", 1/0.3), is("system_mean", "s", 0.7/0.3), is("utilisation", "s", 0.7),
		}},
		{name: "M/M/2 processor sharing", model: line(poisson(1.4), serversOf("s", 2, exp(1), `, "discipline": "ps"`)), expect: []expectation{
			is("sojourn_mean", "s", mmc{1.4, 1, 2}.wait()+1), is("utilisation", "s", 0.7),
		}},
		{name: "two classes in one queue", model: network(classes(0.3, 0.4), byClass("s", 1, exp(0.5), exp(1.25), "")), expect: []expectation{
			ofClass("hi", "wait_mean", "s", pollaczekKhinchine(0.7, 0.65/0.7, (0.3*0.5+0.4*3.125)/0.7)),
			ofClass("lo", "wait_mean", "s", pollaczekKhinchine(0.7, 0.65/0.7, (0.3*0.5+0.4*3.125)/0.7)),
			ofClass("hi", "sojourn_mean", "s", pollaczekKhinchine(0.7, 0.65/0.7, (0.3*0.5+0.4*3.125)/0.7)+0.5),
			ofClass("lo", "sojourn_mean", "e2e", pollaczekKhinchine(0.7, 0.65/0.7, (0.3*0.5+0.4*3.125)/0.7)+1.25),
			ofClass("lo", "throughput", "e2e", 0.4), is("utilisation", "s", 0.65),
		}},
	}...)
}

// priorities follow Cobham: R is the work in service that an arrival finds, s the load of the first class.
func priorities() []family {
	const s, all = 0.3 * 0.5, 0.3*0.5 + 0.4*1.25
	rest := (0.3*0.5 + 0.4*3.125) / 2 // lambda E[S^2] / 2, exponential: E[S^2] = 2 E[S]^2
	first := 0.3 * 0.5 / 2
	c := erlangC(2, 1.4) / 2 // of two servers: C / (c mu)
	high, low := c/(1-0.3), c/((1-0.3)*(1-0.7))
	return []family{
		{name: "priority", model: network(classes(0.3, 0.4), byClass("s", 1, exp(0.5), exp(1.25), "priority_nonpreemptive")), expect: []expectation{
			ofClass("hi", "wait_mean", "s", rest/(1-s)), ofClass("lo", "wait_mean", "s", rest/((1-s)*(1-all))),
			ofClass("hi", "sojourn_mean", "e2e", rest/(1-s)+0.5), is("utilisation", "s", all),
			ofClass("lo", "system_mean", "s", 0.4*(rest/((1-s)*(1-all))+1.25)),
		}},
		{name: "priority with preemption", model: network(classes(0.3, 0.4), byClass("s", 1, exp(0.5), exp(1.25), "priority_preemptive_resume")), expect: []expectation{
			ofClass("hi", "sojourn_mean", "s", 0.5+first/(1-s)), ofClass("lo", "sojourn_mean", "s", 1.25/(1-s)+rest/((1-s)*(1-all))), is("utilisation", "s", all),
		}},
		{name: "priority at two servers", model: network(classes(0.6, 0.8), byClass("s", 2, exp(1), exp(1), "priority_nonpreemptive")), expect: []expectation{
			ofClass("hi", "wait_mean", "s", high), ofClass("lo", "wait_mean", "s", low),
		}},
	}
}

// classes are two Poisson streams.
func classes(high, low float64) []string {
	return []string{
		fmt.Sprintf(`{"id": "important", "cls": "hi", "arrivals": %s}`, poisson(high)),
		fmt.Sprintf(`{"id": "ordinary", "cls": "lo", "arrivals": %s}`, poisson(low)),
	}
}

// byClass is a station that serves both, the first one first where the discipline looks at that.
func byClass(id string, servers int, high, low, discipline string) string {
	more := fmt.Sprintf(`, "service_by_class": {"hi": %s, "lo": %s}`, high, low)
	if discipline != "" {
		more += fmt.Sprintf(`, "discipline": %q, "priority": ["hi", "lo"]`, discipline)
	}
	return serversOf(id, servers, "null", more)
}
