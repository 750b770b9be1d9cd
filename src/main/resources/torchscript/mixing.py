# from the beta distribution with both parameters alpha
def beta(alpha: float, device: Device, rng: Generator) -> float:
  drawn = torch._standard_gamma(torch.full([2], alpha, dtype=torch.float64, device=device), rng)
  total = float(torch.sum(drawn))
  if total == 0.0:
    # both too small for a number: as likely one as the other
    return float(torch.randint(2, [1], generator=rng, device=device))
  return float(drawn[0]) / total

# every example and another one, pixel by pixel; share: of the first
def mixed(x: Tensor, alpha: float, order: Tensor, rng: Generator) -> Tuple[Tensor, float]:
  share = __torch__.beta(alpha, x.device, rng)
  return torch.lerp(torch.index_select(x, 0, order), x, share), share

# a rectangle of every image is another one's; share: of the image's own pixels
def pasted(x: Tensor, alpha: float, order: Tensor, shape: List[int], rng: Generator) -> Tuple[Tensor, float]:
  side = (1.0 - __torch__.beta(alpha, x.device, rng)) ** 0.5
  height = shape[1]
  width = shape[2]
  centre = annotate(List[float], torch.rand([2], generator=rng, device=x.device, dtype=torch.float64).tolist())
  middle = int(centre[0] * float(height))
  across = int(centre[1] * float(width))
  up = int(side * float(height)) // 2
  left = int(side * float(width)) // 2
  top = max(middle - up, 0)
  bottom = min(middle + up, height)
  start = max(across - left, 0)
  end = min(across + left, width)
  images = torch.reshape(x, [-1] + shape)
  patch = torch.zeros([height, width], dtype=torch.bool, device=x.device)
  torch.fill_(torch.slice(torch.slice(patch, 0, top, bottom), 1, start, end), 1)
  result = torch.where(patch, torch.index_select(images, 0, order), images)
  share = 1.0 - float((bottom - top) * (end - start)) / float(height * width)
  return torch.reshape(result, [x.size(0), -1]), share
