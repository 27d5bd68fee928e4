package scenarios

import (
	"simulate/scenarios/language"
	"simulate/sim"
	"simulate/sim/dist"
)

// machineFaults reads what fails by itself.
func (b *builder) machineFaults() {
	c := b.top.At("faults")
	b.config.Faults.Node = b.fault(c.At("node"))
	b.config.Faults.Zone = b.fault(c.At("zone"))
	if at := c.At("zone"); at.Exists() && len(b.config.Cluster.Zones) == 0 {
		b.noZones(at)
	}
}

func (b *builder) noZones(c language.Cursor) {
	b.atKey(c, "", "zone: there are no zones; name them, such as cluster.nodes.general.zones: [a, b, c]")
}

// fault reads how long something is up and down; up, a constant is the mean of an exponential time.
func (b *builder) fault(c language.Cursor) *sim.Fault {
	if !c.Exists() {
		return nil
	}
	f := &sim.Fault{Up: b.amount(c.At("mtbf"), times), Down: b.amount(c.At("repair"), times)}
	if f.Up.Mean() < 1 {
		if b.sound(c.Path().String()) {
			c.At("mtbf").Problem("mtbf: expected more than 0s, such as 30d; it would never work")
		}
		return f
	}
	if f.Up.IsConstant() {
		if up, err := dist.Exponential(f.Up.Mean()); err == nil {
			f.Up = up
		}
	}
	return f
}
