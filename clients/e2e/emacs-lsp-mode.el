;;; emacs-lsp-mode.el --- A reader's way through a note, by lsp-mode  -*- lexical-binding: t; -*-

(require 'flymake)

;; What package.el does for packages of its own: lsp-mode's are Debian's.
(dolist (folder load-path)
  (when (string-match-p "/elpa-src/" folder)
    (dolist (file (directory-files folder t "-autoloads\\.el\\'")) (load file t t))))
(unless (eq 'lsp-mode (glossa--client)) (fail "lsp-mode is taken where it is installed"))
(require 'lsp-mode)
(require 'lsp-completion)
(require 'lsp-diagnostics)
(setq vc-handled-backends nil
      lsp-enable-suggest-server-download nil
      lsp-auto-guess-root t
      lsp-restart 'ignore
      lsp-diagnostics-provider :flymake
      lsp-headerline-breadcrumb-enable nil
      lsp-modeline-code-actions-enable nil
      lsp-modeline-diagnostics-enable nil
      lsp-enable-snippet nil)

(defun messages ()
  (mapcar #'flymake-diagnostic-text (progn (flymake-start) (flymake-diagnostics))))

(find-file "notes/attention.md")
(unless glossa-mode (fail "glossa-mode is on in a note"))
;; The hook of the mode has asked for lsp-mode, which starts when Emacs is idle; batch mode never is.
(lsp)
(until-seen "Glossa serves the note" (glossa-server) 60)
(until-seen "lsp-mode is ready" (cl-every (lambda (workspace) (eq 'initialized (lsp--workspace-status workspace))) (lsp-workspaces)) 60)
(unless (file-equal-p ".." (lsp-workspace-root)) (fail "the workspace begins at .glossa.toml; seen: %s" (lsp-workspace-root)))
(let ((note (current-buffer)))

  ;; The key that no paper has has a message.
  (until-seen "the unknown key has a message"
              (cl-some (lambda (text) (string-search "did you mean vaswani2017attention" text)) (messages)) 60)

  ;; What is typed is listed with the papers' titles, and the one that is chosen stands in the text. lsp-mode's completion chooses
  ;; from a list, as company and corfu show it; the list calls the exit function.
  (goto-char (point-max))
  (insert "See [@tur")
  (let* ((found (lsp-completion-at-point))
         (typed (buffer-substring (nth 0 found) (nth 1 found)))
         (all (all-completions typed (nth 2 found)))
         (chosen (or (cl-find "turing1936computable" all :test #'equal) (fail "the key is listed; seen: %S" all))))
    (unless (member "turing1950computing" all) (fail "both keys are listed; seen: %S" all))
    (should-see "On Computable Numbers" (funcall (plist-get (nthcdr 3 found) :annotation-function) chosen))
    (delete-region (nth 0 found) (nth 1 found))
    (insert chosen)
    (funcall (plist-get (nthcdr 3 found) :exit-function) chosen 'finished))
  (insert ", p. 230].")
  (unless (equal (line) "See [@turing1936computable, p. 230].") (fail "the accepted key in the text; seen: %s" (line)))

  ;; Hover shows the paper.
  (go-to "vaswani2017attention")
  (lsp-describe-thing-at-point)
  (should-see "Attention Is All You Need" (seen-in "*lsp-help*"))

  ;; Definition goes to the record, and to the title's line.
  (dolist (way '(("vaswani2017attention" "papers.bib" "@inproceedings{vaswani2017attention,")
                 ("glove" "reading-list.txt" "GloVe: Global Vectors")))
    (switch-to-buffer note)
    (go-to (car way))
    (let ((this-command 'xref-find-definitions)) (call-interactively this-command))
    (with-current-buffer (window-buffer)
      (unless (and (equal (cadr way) (file-name-nondirectory (buffer-file-name)))
                   (string-prefix-p (caddr way) (line)))
        (fail "%s leads to %s; seen: %s: %s" (car way) (cadr way) (buffer-name) (line)))))

  ;; The quick fix writes the key that was meant.
  (switch-to-buffer note)
  (go-to "vaswani2017atention")
  (let ((action (cl-find "Replace with @vaswani2017attention" (append (lsp-code-actions-at-point) nil)
                         :key #'lsp:code-action-title :test #'equal)))
    (unless action (fail "an action fixes the key"))
    (lsp-execute-code-action action))
  (should-see "See @vaswani2017attention for the figures" (line))
  (until-seen "the message is gone" (null (messages)))

  ;; References are listed over all notes.
  (until-seen "all notes are read" (= 4 (plist-get (glossa-server-ask "glossa/status" nil) :notes)))
  (go-to "mikolov2013efficient")
  (glossa-references)
  (should-see "measuring-information.md" (seen-in (until-seen "a list of references" (get-buffer "*xref*"))))

  ;; A paper that another program adds to the .bib is offered.
  (switch-to-buffer note)
  (add-paper "../papers.bib" "doe2020pencils" "A Short History of the Pencil")
  (goto-char (point-max))
  (insert "\nAnd [@doe2020")
  (until-seen "the new paper is offered"
              (let ((found (progn (lsp-completion--clear-cache) (lsp-completion-at-point))))
                (member "doe2020pencils" (all-completions "doe2020" (nth 2 found)))))
  (insert "pencils].")

  ;; A paper is given another key in the note, in notes that are not open, and in its source.
  (go-to "kaplan2020scaling")
  (lsp-rename "kaplan2020laws")
  (should-see "@kaplan2020laws [p. 3]" (seen-in note))
  (should-see "[compare @kaplan2020laws, fig. 1" (seen-in (find-file-noselect "measuring-information.md")))
  (should-see "\"id\": \"kaplan2020laws\"" (seen-in (find-file-noselect "../library.json")))
  (save-some-buffers t)

  ;; The commands of the package ask by lsp-mode too.
  (switch-to-buffer note)
  (should-see "turing1936computable" (format "%S" (all-completions "computable" (glossa-papers--table #'glossa-papers--asked))))
  (go-to "hochreiter1997long")
  (glossa-open-note)
  (should-see "# Long Short-Term Memory" (seen-in "hochreiter1997long.md"))
  (set-buffer-modified-p nil))

(message "Emacs %s, lsp-mode %s" emacs-version (lsp-version))
(kill-emacs 0)
