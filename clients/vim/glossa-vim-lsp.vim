" Glossa with vim-lsp: source this file in vimrc.

" Settings for all workspaces, under the names of .glossa.toml: let g:glossa_settings = {'hover': {'provenance': 'always'}}
let g:glossa_settings = get(g:, 'glossa_settings', {})

function! s:Root() abort
  return lsp#utils#path_to_uri(lsp#utils#find_nearest_parent_file_directory(
  \   lsp#utils#get_buffer_path(), ['.glossa.toml', '_quarto.yml', '_bookdown.yml', '.git/']))
endfunction

augroup glossa
  autocmd!
  autocmd User lsp_setup call lsp#register_server({
  \   'name': 'glossa',
  \   'cmd': {info -> ['glossa']},
  \   'allowlist': ['markdown', 'quarto', 'rmd', 'bib'],
  \   'languageId': {info -> &filetype ==# 'bib' ? 'bibtex' : &filetype},
  \   'root_uri': {info -> s:Root()},
  \   'initialization_options': g:glossa_settings,
  \ })
augroup END
