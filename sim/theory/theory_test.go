package theory

import (
	"math"
	"testing"
)

// value is one number of a formula and what it should be.
type value struct {
	name      string
	got, want float64
}

// expect compares to nine digits, as many as are given.
func expect(t *testing.T, values []value) {
	t.Helper()
	for _, v := range values {
		if !near(v.got, v.want, 2e-9) {
			t.Errorf("%s: %.10g, expected %.10g", v.name, v.got, v.want)
		}
	}
}

func near(got, want, tolerance float64) bool {
	return got == want || math.Abs(got-want) <= tolerance*math.Abs(want)
}

func TestOneExponentialServer(t *testing.T) {
	busy := MMc{Rate: 9, Service: 0.1, Servers: 1}
	expect(t, []value{
		{"utilisation", busy.Utilisation(), 0.9},
		{"share that waits", busy.WaitProbability(), 0.9},
		{"mean wait", busy.WaitMean(), 0.9},
		{"median wait", busy.WaitQuantile(0.5), 0.5877866649},
		{"99.9th percentile of the wait", busy.WaitQuantile(0.999), 6.802394763},
		{"mean sojourn", busy.SojournMean(), 1},
		{"99th percentile of the sojourn", busy.SojournQuantile(0.99), 4.605170186},
		{"queue", busy.QueueMean(), 8.1},
		{"inside", busy.SystemMean(), 9},
	})
	packed := MMc{Rate: 0.999, Service: 1, Servers: 1}
	expect(t, []value{{"almost full, 99.9th percentile of the sojourn", packed.SojournQuantile(0.999), math.Log(1000) * 1000}})
	half := MMc{Rate: 50, Service: 0.01, Servers: 1}
	if got := half.WaitQuantile(0.5); got != 0 {
		t.Errorf("half do not wait, but their quantile is %v", got)
	}
}

func TestManyExponentialServers(t *testing.T) {
	four := MMc{Rate: 3.2, Service: 1, Servers: 4}
	hundred := MMc{Rate: 190, Service: 0.5, Servers: 100}
	expect(t, []value{
		{"4 servers, share that waits", four.WaitProbability(), 0.5964324718},
		{"4 servers, mean wait", four.WaitMean(), 0.7455405897},
		{"4 servers, median wait", four.WaitQuantile(0.5), 0.2204474116},
		{"4 servers, 99.9th percentile of the wait", four.WaitQuantile(0.999), 7.988707535},
		{"4 servers, median sojourn", four.SojournQuantile(0.5), 1.346199054},
		{"4 servers, 99th percentile of the sojourn", four.SojournQuantile(0.99), 6.893203749},
		{"4 servers, inside", four.SystemMean(), 5.585729887},
		{"100 servers, share that waits", hundred.WaitProbability(), 0.5064568539},
		{"100 servers, 90th percentile of the wait", hundred.WaitQuantile(0.9), 0.1622268949},
		{"100 servers, median sojourn", hundred.SojournQuantile(0.5), 0.4039579487},
		{"100 servers, 99.9th percentile of the sojourn", hundred.SojournQuantile(0.999), 3.513486071},
		{"100 servers, queue", hundred.QueueMean(), 9.622680224},
	})
}

// With drain rate and service rate equal or almost, the usual formula divides nothing by nothing.
func TestTheSojournIsSmoothWhereItsFormulaIsNot(t *testing.T) {
	at := func(rate float64) float64 { return MMc{Rate: rate, Service: 1, Servers: 2}.SojournQuantile(0.9) }
	if !near(at(1+1e-12), at(1), 1e-10) || !near(at(1-1e-7), at(1), 1e-6) {
		t.Errorf("%v, %v, %v", at(1-1e-7), at(1), at(1+1e-12))
	}
}

func TestLossAndDelayOfErlang(t *testing.T) {
	expect(t, []value{
		{"B of 20 servers and 15", ErlangB(20, 15), 0.04559321559},
		{"B of none", ErlangB(0, 15), 1},
		{"B without load", ErlangB(3, 0), 0},
		{"B by hand", ErlangB(2, 1), 0.2},
		{"C of one is the utilisation", ErlangC(1, 0.7), 0.7},
		{"C by hand", ErlangC(2, 1), 1.0 / 3},
		{"C of too much", ErlangC(2, 2), 1},
	})
	if b := ErlangB(10_000, 10_000); !(b > 0.007 && b < 0.009) { // about 0.8 / sqrt(servers)
		t.Errorf("of ten thousand servers B is %v", b)
	}
}

func TestLimitedRoom(t *testing.T) {
	m := MMcK{Rate: 0.9, Service: 1, Servers: 1, Places: 10}
	expect(t, []value{
		{"loss", m.Loss(), 0.05081373133},
		{"throughput", m.Throughput(), 0.8542676418},
		{"share that waits", m.WaitProbability(), 0.8464660067},
		{"mean wait", m.WaitMean(), 3.646600672},
		{"mean sojourn", m.SojournMean(), 4.646600672},
		{"inside", m.SystemMean(), 3.969440599},
		{"median wait", m.WaitQuantile(0.5), 2.887168805},
		{"99.9th percentile of the wait", m.WaitQuantile(0.999), 17.476405},
		{"loss without waiting room is Erlang's", MMcK{Rate: 15, Service: 1, Servers: 20, Places: 20}.Loss(), ErlangB(20, 15)},
		{"throughput of too much is capacity", MMcK{Rate: 1e6, Service: 1, Servers: 3, Places: 500}.Throughput(), 3},
	})
	roomy, open := MMcK{Rate: 3.2, Service: 1, Servers: 4, Places: 400}, MMc{Rate: 3.2, Service: 1, Servers: 4}
	if !near(roomy.WaitMean(), open.WaitMean(), 1e-9) || !near(roomy.WaitQuantile(0.99), open.WaitQuantile(0.99), 1e-9) {
		t.Error("with much room it is not what it is with unlimited room")
	}
}

func TestAnyServiceTime(t *testing.T) {
	erlang2 := MG1{Rate: 90, Mean: 0.01, Second: 1.5e-4, Third: 3e-6} // k(k+1)/k^2, k(k+1)(k+2)/k^3
	constant := MG1{Rate: 0.8, Mean: 1, Second: 1, Third: 1}
	expect(t, []value{
		{"erlang, mean wait", erlang2.WaitMean(), 0.0675},
		{"erlang, deviation of the sojourn", math.Sqrt(erlang2.SojournVariance()), 0.0742041104},
		{"erlang, queue", erlang2.QueueMean(), 6.075},
		{"erlang, inside", erlang2.SystemMean(), 6.975},
		{"constant, mean wait", constant.WaitMean(), 2},
		{"constant, mean sojourn", constant.SojournMean(), 3},
		{"constant, deviation of the sojourn", math.Sqrt(constant.SojournVariance()), 2.309401077},
		{"constant, utilisation", constant.Utilisation(), 0.8},
		{"by its variability", NewMG1(90, 0.01, 0.5).WaitMean(), 0.0675},
		{"exponential, variance of the wait", MG1{Rate: 0.5, Mean: 1, Second: 2, Third: 6}.WaitVariance(), 3},
		{"with vacations of constant time 4", constant.MeanAfterVacations(4, 16), 4},
	})
}

func TestConstantServiceTime(t *testing.T) {
	m := MD1{Rate: 0.8, Service: 1}
	expect(t, []value{
		{"mean wait", m.WaitMean(), 2},
		{"share that waits", m.WaitAbove(0), 0.8},
		{"median", m.WaitQuantile(0.5), 1.275939873},
		{"90th percentile", m.WaitQuantile(0.9), 5.011511498},
		{"99th percentile", m.WaitQuantile(0.99), 10.35588679},
		{"99.9th percentile", m.WaitQuantile(0.999), 15.70026819},
		{"another clock", MD1{Rate: 80, Service: 0.01}.WaitQuantile(0.99), 0.1035588679},
		{"first fifth does not wait", m.WaitQuantile(0.2), 0},
	})
	mean, step := 0.0, 0.01
	for x := step / 2; x < 60; x += step {
		mean += step * m.WaitAbove(x)
	}
	if !near(mean, 2, 1e-3) {
		t.Errorf("the distribution's mean is %v, expected 2", mean)
	}
}

func TestArrivalsThatAreNotPoisson(t *testing.T) {
	regular := DM1(1/0.9, 1)
	turns := EM1(4, 80, 0.01)
	poisson := EM1(1, 0.7, 1)
	mixed := NewGIM1(HyperexponentialTransform([]float64{0.5, 0.5}, []float64{2, 2}), 2, 1)
	expect(t, []value{
		{"regular, share that waits", regular.WaitProbability(), 0.8068998329},
		{"regular, mean wait", regular.WaitMean(), 4.178659422},
		{"regular, median wait", regular.WaitQuantile(0.5), 2.478462066},
		{"regular, 99th percentile of the sojourn", regular.SojournQuantile(0.99), 23.84860797},
		{"in turns, share that waits", turns.WaitProbability(), 0.6939447218},
		{"in turns, mean wait", turns.WaitMean(), 0.0226738361},
		{"in turns, 99.9th percentile of the wait", turns.WaitQuantile(0.999), 0.2137650539},
		{"in turns, mean sojourn", turns.SojournMean(), 0.0326738361},
		{"Poisson after all", poisson.Sigma, 0.7},
		{"a mixture of equals", mixed.Sigma, 0.5},
	})
}

func TestBatches(t *testing.T) {
	three := BatchMM1{Rate: 0.25, Size: 3, SecondSize: 9, Service: 1}
	expect(t, []value{
		{"utilisation", three.Utilisation(), 0.75},
		{"inside", three.SystemMean(), 6},
		{"mean sojourn", three.SojournMean(), 8},
		{"mean wait", three.WaitMean(), 7},
		{"batches of one", BatchMM1{Rate: 9, Size: 1, SecondSize: 1, Service: 0.1}.WaitMean(), 0.9},
		{"mates alone make one wait", BatchMM1{Rate: 1e-12, Size: 5, SecondSize: 25, Service: 1}.WaitMean(), 2},
	})
}

func TestPriorities(t *testing.T) {
	classes := []Class{ExponentialClass(0.3, 1), ExponentialClass(0.5, 1)}
	polite, rude := NonPreemptive(classes), PreemptiveResume(classes)
	expect(t, []value{
		{"polite, first", polite[0], 1.142857143},
		{"polite, second", polite[1], 5.714285714},
		{"rude, first: as if alone", rude[0], 1 / 0.7},
		{"rude, second", rude[1], 1/0.7 + 0.8/(0.7*0.2)},
		{"work is conserved", 0.3*polite[0] + 0.5*polite[1], 0.8 * MMc{Rate: 0.8, Service: 1, Servers: 1}.WaitMean()},
		{"one class only", NonPreemptive(classes[1:])[0], 1},
	})
	flooded := []Class{ExponentialClass(0.3, 1), ExponentialClass(0.8, 1)}
	if w := NonPreemptive(flooded); math.IsInf(w[0], 1) || !math.IsInf(w[1], 1) {
		t.Errorf("with too much of the second class the waits are %v", w)
	}
	if w := PreemptiveResume(flooded); !near(w[0], 1/0.7, 1e-9) || !math.IsInf(w[1], 1) {
		t.Errorf("with too much of the second class the sojourns are %v", w)
	}
}

func TestSharing(t *testing.T) {
	expect(t, []value{
		{"the mean", SharingSojourn(0.8, 1, 1), 5},
		{"a short one", SharingSojourn(0.8, 1, 0.1), 0.5},
	})
}

func TestBreakdowns(t *testing.T) {
	mild := BreakdownMM1{Rate: 0.5, Service: 1, Up: 10, Down: 2}
	never := BreakdownMM1{Rate: 0.5, Service: 1, Up: 1e15, Down: 1}
	mean, second := Interrupted(1, 2, 0.1, 2, 8)
	expect(t, []value{
		{"availability", mild.Availability(), 5.0 / 6},
		{"inside", mild.SystemMean(), 1.916666667},
		{"mean sojourn", mild.SojournMean(), 3.833333333},
		{"hardly ever", never.SystemMean(), 1},
		{"interrupted service", mean, 1.2},
		{"and its second moment", second, 2*1.44 + 0.8},
	})
	if short := (BreakdownMM1{Rate: 0.84, Service: 1, Up: 10, Down: 2}); !math.IsInf(short.SojournMean(), 1) {
		t.Error("more than is available is carried")
	}
}

func TestTandems(t *testing.T) {
	three := TandemSojourn(80, 0.01, 1.0/120, 0.00625)
	equal := TandemSojourn(0.5, 1, 1, 1) // Erlang of 3 phases of mean 2
	expect(t, []value{
		{"mean", three.Mean(), 0.0875},
		{"deviation", math.Sqrt(three.Variance()), 0.05728219619},
		{"median", three.Quantile(0.5), 0.07453340677},
		{"90th percentile", three.Quantile(0.9), 0.1627015173},
		{"99th percentile", three.Quantile(0.99), 0.2791587503},
		{"99.9th percentile", three.Quantile(0.999), 0.3944151582},
		{"equal stages", equal.Above(6), math.Exp(-3) * (1 + 3 + 4.5)},
		{"one stage", TandemSojourn(9, 0.1).Quantile(0.99), 4.605170186},
		{"stages of very unequal speed", Stages{1e4, 1}.Above(2), (1e4*math.Exp(-2) - math.Exp(-2e4)) / (1e4 - 1)},
	})
	if full := TandemSojourn(100, 0.001, 0.01); !math.IsInf(full.Mean(), 1) || !math.IsInf(full.Quantile(0.5), 1) {
		t.Error("a tandem is passed that cannot carry its load")
	}
}

func TestBlockingAndForking(t *testing.T) {
	expect(t, []value{
		{"one place between", BlockingTandem(1, 1), 0.75},
		{"no place between", BlockingTandem(0, 0.5), 4.0 / 3},
		{"fork in two", ForkJoin(2, 0.5, 1), 2.875},
		{"no fork", ForkJoin(1, 0.5, 1), 2},
		{"five tasks without queues: the longest of five", ForkJoin(5, 0, 1), (1 + 1.0/2 + 1.0/3 + 1.0/4 + 1.0/5)},
	})
}

// Five tasks without queues take harmonic(5) exactly; with them the approximation must stay between its bounds.
func TestAForkIsBetweenItsBounds(t *testing.T) {
	for _, load := range []float64{0.1, 0.5, 0.9} {
		for _, k := range []int{2, 5, 30} {
			low, high := max(harmonic(k), 1/(1-load)), harmonic(k)/(1-load)
			if got := ForkJoin(k, load, 1); got < low || got > high {
				t.Errorf("%d tasks at load %v take %v, expected %v to %v", k, load, got, low, high)
			}
		}
	}
}

func TestClosedNetworks(t *testing.T) {
	c := MeanValues(20, 1, []float64{0.05, 0.03})
	one := MeanValues(1, 1, []float64{0.05, 0.03})
	full := MeanValues(1000, 1, []float64{0.05, 0.03})
	expect(t, []value{
		{"throughput", c.Throughput, 16.25516732},
		{"mean sojourn", c.Sojourn, 0.2303779846},
		{"at the first", c.Inside[0], 2.851237399},
		{"at the second", c.Inside[1], 0.8935952863},
		{"all are somewhere", c.Inside[0] + c.Inside[1] + c.Throughput*1, 20},
		{"one client waits for nobody", one.Sojourn, 0.08},
		{"many reach the bottleneck's capacity", full.Throughput, 20},
		{"nobody", MeanValues(0, 1, []float64{1}).Throughput, 0},
	})
}

func TestAnyVariabilityApproximately(t *testing.T) {
	general := GGc{Rate: 3.2, Service: 1, Servers: 4, ArrivalSCV: 1, ServiceSCV: 1}
	exact := MMc{Rate: 3.2, Service: 1, Servers: 4}
	two := GGc{Rate: 1.8, Service: 1, Servers: 2, ArrivalSCV: 1, ServiceSCV: 0}
	expect(t, []value{
		{"exponential, mean wait", general.WaitMean(), exact.WaitMean()},
		{"exponential, 99th percentile", general.WaitQuantile(0.99), exact.WaitQuantile(0.99)},
		{"exponential, median", general.WaitQuantile(0.5), exact.WaitQuantile(0.5)},
		{"exponential, sojourn", general.SojournMean(), exact.SojournMean()},
		{"one server, constant service", GGc{0.8, 1, 1, 1, 0}.WaitMean(), 2},
		{"no variability", GGc{0.8, 1, 1, 0, 0}.WaitQuantile(0.999), 0},
	})
	if !near(two.WaitMean(), 2.146923215, 0.02) || !near(two.WaitQuantile(0.99), 10.84033186, 0.1) {
		t.Errorf("two servers with constant service: mean %v, 99th percentile %v", two.WaitMean(), two.WaitQuantile(0.99))
	}
}

func TestWhatCannotBeCarriedTakesForever(t *testing.T) {
	for name, got := range map[string]float64{
		"M/M/c wait":             MMc{1, 2, 2}.WaitMean(),
		"M/M/c wait quantile":    MMc{1, 2, 2}.WaitQuantile(0.1),
		"M/M/c sojourn":          MMc{1, 3, 2}.SojournMean(),
		"M/M/c sojourn quantile": MMc{1, 3, 2}.SojournQuantile(0.5),
		"M/G/1":                  NewMG1(1, 1, 1).WaitMean(),
		"M/G/1, variance":        MG1{1, 1, 2, 6}.WaitVariance(),
		"M/G/1, heavy tail":      MG1{0.5, 1, math.Inf(1), math.Inf(1)}.WaitMean(),
		"M/D/1":                  MD1{1, 1}.WaitQuantile(0.5),
		"D/M/1":                  DM1(1, 1).WaitMean(),
		"D/M/1, quantile":        DM1(1, 1).WaitQuantile(0.9),
		"batches":                BatchMM1{0.5, 2, 4, 1}.SojournMean(),
		"sharing":                SharingSojourn(1, 1, 0.1),
		"fork":                   ForkJoin(2, 1, 1),
		"GI/G/c":                 GGc{2, 1, 2, 0, 0}.WaitMean(),
		"GI/G/c, quantile":       GGc{2, 1, 2, 1, 1}.WaitQuantile(0.5),
	} {
		if !math.IsInf(got, 1) {
			t.Errorf("%s: %v, expected +Inf", name, got)
		}
	}
}
