" Glossa with ALE: source this file in vimrc, after the line that adds ALE.

" Settings for all workspaces, under the names of .glossa.toml: let g:glossa_settings = {'hover': {'provenance': 'always'}}
let g:glossa_settings = get(g:, 'glossa_settings', {})
let g:ale_completion_enabled = get(g:, 'ale_completion_enabled', 1)

function! s:Root(buffer) abort
  for l:file in ['.glossa.toml', '_quarto.yml', '_bookdown.yml']
    let l:found = ale#path#FindNearestFile(a:buffer, l:file)
    if !empty(l:found)
      return fnamemodify(l:found, ':p:h')
    endif
  endfor
  return fnamemodify(bufname(a:buffer), ':p:h')
endfunction

for s:type in ['markdown', 'quarto', 'rmd', 'bib']
  call ale#linter#Define(s:type, {
  \   'name': 'glossa',
  \   'lsp': 'stdio',
  \   'executable': 'glossa',
  \   'command': '%e',
  \   'language': {'bib': 'bibtex'}->get(s:type, s:type),
  \   'project_root': function('s:Root'),
  \   'initialization_options': {-> g:glossa_settings},
  \})
endfor
