package dist

import (
	"errors"
	"fmt"
	"math"
)

// reject is all that is wrong with a distribution's settings as one error, or nil.
func reject(name string, problems ...error) error {
	var found []error
	for _, problem := range problems {
		if problem != nil {
			found = append(found, fmt.Errorf("%s: %w", name, problem))
		}
	}
	return errors.Join(found...)
}

func atLeastZero(name string, x float64) error {
	if x >= 0 && !math.IsInf(x, 1) {
		return nil
	}
	return fmt.Errorf("%s is %v, expected a number of at least 0", name, x)
}

func aboveZero(name string, x float64) error {
	if x > 0 && !math.IsInf(x, 1) {
		return nil
	}
	return fmt.Errorf("%s is %v, expected a number above 0", name, x)
}

// ordered complains when two bounds stand in the wrong order.
func ordered(lowName string, low float64, highName string, high float64) error {
	if low > high {
		return fmt.Errorf("%s is %v and %s is %v, expected %s to be at most %s", lowName, low, highName, high, lowName, highName)
	}
	return nil
}

// variability checks a coefficient of variation. The bound is far beyond what anyone has measured, and keeps
// draws within what numbers can hold.
func variability(cv float64) error {
	if cv >= 0 && cv <= 1000 {
		return nil
	}
	return fmt.Errorf("cv is %v, expected a number from 0 to 1000", cv)
}

// allAtLeastZero checks a list, which may be long: it names the first bad item and counts the others.
func allAtLeastZero(name string, list []float64) error {
	var first error
	others := -1
	for i, x := range list {
		if atLeastZero(name, x) == nil {
			continue
		}
		if others++; others == 0 {
			first = atLeastZero(fmt.Sprintf("item %d of %s", i+1, name), x)
		}
	}
	if others > 0 {
		return fmt.Errorf("%w; %d more are wrong, too", first, others)
	}
	return first
}

// shares checks a list of probabilities, one for each of the items of another list. They may miss 1 by what
// rounding to six digits does.
func shares(probabilities []float64, of string, items int) error {
	if items == 0 || len(probabilities) != items {
		return fmt.Errorf("%d probabilities for %d %s, expected one for each and at least one", len(probabilities), items, of)
	}
	if err := allAtLeastZero("probabilities", probabilities); err != nil {
		return err
	}
	if sum := total(probabilities); math.Abs(sum-1) > 1e-6 {
		return fmt.Errorf("the probabilities add up to %v, expected 1", sum)
	}
	return nil
}

func total(list []float64) float64 {
	sum := 0.0
	for _, x := range list {
		sum += x
	}
	return sum
}
