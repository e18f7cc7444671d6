--- What a configuration may call.
local M = {}

--- For a status line: the page's estimated error points, or nothing.
---@return string
function M.status()
  local meter = vim.b.zhubi_meter
  return meter and ('朱笔 %.1f 分'):format(meter.points) or ''
end

return M
