"""Prints what TensorBoard reads in a folder: its scalars by tag, each a list of [step, time, value]."""

import json
import sys

from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

events = EventAccumulator(sys.argv[1], size_guidance={"scalars": 0})
events.Reload()
tags = events.Tags()["scalars"]
print(json.dumps({tag: [[one.step, one.wall_time, one.value] for one in events.Scalars(tag)] for tag in tags}))
