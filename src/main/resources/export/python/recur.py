def recur(module, x, mask, zoneout=0.0, sequences=False):
    """Runs an LSTM or a GRU step by step: padded steps change nothing, and zoneout keeps a share of the old state."""
    directions = 2 if module.bidirectional else 1
    last = x
    for layer in range(module.num_layers):
        ways = [recur_one_way(module, x, mask, zoneout, layer, way == 1) for way in range(directions)]
        x = torch.cat([outputs for outputs, _ in ways], 2)
        last = torch.cat([end for _, end in ways], 1)
    return x if sequences else last


def recur_one_way(module, x, mask, zoneout, layer, reverse):
    end = f"_l{layer}" + ("_reverse" if reverse else "")
    w_ih, w_hh, b_ih, b_hh = (getattr(module, name + end) for name in ("weight_ih", "weight_hh", "bias_ih", "bias_hh"))
    h = c = x.new_zeros(x.size(0), module.hidden_size)
    outputs = []
    steps = range(x.size(1) - 1, -1, -1) if reverse else range(x.size(1))
    for step in steps:
        from_x, from_h = F.linear(x[:, step], w_ih, b_ih), F.linear(h, w_hh, b_hh)
        if isinstance(module, nn.LSTM):
            enter, forget, cell, leave = (from_x + from_h).chunk(4, 1)
            new_c = torch.sigmoid(forget) * c + torch.sigmoid(enter) * torch.tanh(cell)
            new_h = torch.sigmoid(leave) * torch.tanh(new_c)
        else:
            (reset_x, update_x, new_x), (reset_h, update_h, new_of_h) = from_x.chunk(3, 1), from_h.chunk(3, 1)
            update = torch.sigmoid(update_x + update_h)
            new_h = (1 - update) * torch.tanh(new_x + torch.sigmoid(reset_x + reset_h) * new_of_h) + update * h
            new_c = c
        there = x.new_ones(x.size(0), 1, dtype=torch.bool) if mask is None else mask[:, step : step + 1]
        h = torch.where(there, zoneout * h + (1 - zoneout) * new_h, h)
        c = torch.where(there, zoneout * c + (1 - zoneout) * new_c, c)
        outputs.append(h)
    return torch.stack(outputs[::-1] if reverse else outputs, 1), h
