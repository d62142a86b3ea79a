"""Renders templates as Home Assistant does: reads a JSON list of [template, payload], writes a JSON list of texts."""

import json
import sys

import jinja2

environment = jinja2.Environment(undefined=jinja2.StrictUndefined)


def render(template: str, payload: str) -> str:
    variables = {"value": payload, "this": {"state": "unknown"}}
    try:
        variables["value_json"] = json.loads(payload)
    except ValueError:
        pass  # Home Assistant leaves it undefined, too.
    # A template result is stripped there.
    return environment.from_string(template).render(variables).strip()


json.dump([render(template, payload) for template, payload in json.load(sys.stdin)], sys.stdout)
