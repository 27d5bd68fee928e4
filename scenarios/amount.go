package scenarios

import (
	"errors"
	"strings"

	"simulate/scenarios/language"
	"simulate/sim/dist"
)

// unit is what the numbers of a random amount count.
type unit struct {
	scale float64 // from what the engine counts to what people are told
	words string  // for the end of a message
	most  float64 // the largest mean
	limit string  // the same in words
}

// The units of random amounts: the engine counts nanoseconds, bytes and plain numbers.
var (
	times    = unit{1e-9, ", in seconds", float64(longest), "90 years"}
	sizes    = unit{1, "", 1 << 50, "1pb"}
	numbers  = unit{1, "", 1e15, "1e15"}
	counts   = unit{1, "", 1e6, "1000000 at once"}
	multiple = unit{1, "", 1e6, "1000000 records out of one"}
)

// amount reads a distribution, in what the engine counts. Nothing there is the constant 0.
func (b *builder) amount(c language.Cursor, u unit) dist.Distribution {
	var d dist.Distribution
	var err error
	if c.Form() == "empirical" && c.At("file").Exists() {
		d, err = b.empirical(c, u)
	} else {
		d, err = distribution{c, 1}.made()
	}
	if err != nil {
		if b.sound(c.Path().String()) {
			refused(c, u, err)
		}
		return dist.Distribution{}
	}
	if d.Mean() > u.most {
		c.Problem("%s: the mean is too large; expected at most %s", c.Key(), u.limit)
	}
	return d
}

// refused says why a distribution cannot be, in units that people use. What is said alike in both units is about
// plain numbers.
func refused(c language.Cursor, u unit, err error) {
	words := err
	if _, shown := (distribution{c, u.scale}).made(); shown != nil {
		words = shown
	}
	plain := strings.Split(err.Error(), "\n")
	for i, line := range strings.Split(words.Error(), "\n") {
		if i < len(plain) && plain[i] == line {
			c.Problem("%s", line)
		} else {
			c.Problem("%s%s", line, u.words)
		}
	}
}

// distribution reads the parameters of a distribution from a place.
type distribution struct {
	language.Cursor
	scale float64
}

func (d distribution) value(key string) float64  { return d.At(key).Amount() * d.scale }
func (d distribution) number(key string) float64 { return d.At(key).Number() }

func (d distribution) values(key string) []float64 {
	var all []float64
	for _, item := range d.At(key).Each() {
		all = append(all, item.Amount()*d.scale)
	}
	return all
}

// shares are probabilities, whatever the unit of the values.
func (d distribution) shares(key string) []float64 {
	var all []float64
	for _, item := range d.At(key).Each() {
		all = append(all, item.Share())
	}
	return all
}

// constant is the value itself, or that of a map that names it.
func (d distribution) constant() float64 {
	if d.At("value").Exists() {
		return d.value("value")
	}
	return d.Amount() * d.scale
}

// made is the distribution of that form; nothing there is none.
func (d distribution) made() (dist.Distribution, error) {
	switch d.Form() {
	case "constant":
		return dist.Constant(d.constant())
	case "exponential":
		return dist.Exponential(d.value("mean"))
	case "erlang":
		return dist.Erlang(d.At("k").Int(), d.value("mean"))
	case "gamma":
		return dist.Gamma(d.value("mean"), d.number("cv"))
	case "lognormal":
		return dist.Lognormal(d.value("mean"), d.number("cv"))
	case "weibull":
		return dist.Weibull(d.value("mean"), d.number("shape"))
	case "uniform":
		return dist.Uniform(d.value("min"), d.value("max"))
	case "triangular":
		return dist.Triangular(d.value("min"), d.value("mode"), d.value("max"))
	case "hyperexponential":
		return dist.Hyperexponential(d.shares("probabilities"), d.values("means"))
	case "bounded_pareto":
		return dist.BoundedPareto(d.number("alpha"), d.value("min"), d.value("max"))
	case "discrete":
		return dist.Discrete(d.values("values"), d.shares("probabilities"))
	case "geometric":
		return dist.Geometric(d.number("p"))
	case "empirical":
		if !d.At("quantiles").Exists() {
			return dist.Distribution{}, errors.New("empirical: expected quantiles, or a file and its column")
		}
		return dist.Quantiles(d.quantiles())
	}
	return dist.Distribution{}, nil
}
