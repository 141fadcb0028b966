;;; emacs-eglot.el --- A reader's way through a note, by eglot  -*- lexical-binding: t; -*-

(require 'eglot)
(require 'flymake)

(setq eglot-sync-connect 60
      ;; A key, so that menus are asked for in the minibuffer.
      last-nonmenu-event ?x)

(defun messages ()
  (flymake-start)
  (mapcar #'flymake-diagnostic-text (flymake-diagnostics)))

(defun told-of (key)
  (cl-some (lambda (text) (string-search key text)) (messages)))

(find-file "notes/attention.md")
(unless (derived-mode-p 'markdown-mode) (fail "the note opens in %s" major-mode))
;; The hook of the mode has asked for eglot, which starts behind the next command.
(unless glossa-mode (fail "glossa-mode is on in a note"))
(run-hooks 'post-command-hook)
(until-seen "eglot manages the note" (eglot-managed-p) 60)
(let ((note (current-buffer)))

  ;; The key that no paper has is underlined, and the message names the one that was meant.
  (until-seen "the unknown key has a message" (messages) 60)
  (unless (and (= 1 (length (messages)))
               (string-match-p "did you mean vaswani2017attention" (car (messages))))
    (fail "one message that names the key that was meant; seen: %S" (messages)))
  (go-to "vaswani2017atention")
  (unless (cl-some (lambda (overlay) (overlay-get overlay 'flymake-diagnostic)) (overlays-at (point)))
    (fail "the unknown key is underlined"))

  ;; What is typed is listed with all that it may become, and the one that is chosen stands in the text.
  (goto-char (point-max))
  (insert "See [@tur")
  ;; The card beside the list, as company and corfu show it.
  (let* ((found (eglot-completion-at-point))
         (listed (all-completions "tur" (nth 2 found)))
         (card (funcall (plist-get (nthcdr 3 found) :company-doc-buffer) (car listed))))
    ;; An editor that does not say its name, as eglot 1.9, gets no more than the list.
    (unless (< emacs-major-version 29) (should-see "433" (if card (seen-in card) "no card"))))
  (completion-at-point)
  (completion-help-at-point)
  (pop-to-buffer (until-seen "the list of completions" (get-buffer "*Completions*")))
  (dolist (key '("turing1950computing" "turing1936computable"))
    (goto-char (point-min))
    (unless (search-forward key nil t) (fail "%s is listed; seen: %s" key (buffer-string))))
  ;; Beside the key stands which paper that is.
  (should-see "Turing 1936. On Computable Numbers" (seen-in (current-buffer)))
  (backward-char)
  (choose-completion)
  (pop-to-buffer note)
  (insert ", p. 230].")
  (unless (equal (line) "See [@turing1936computable, p. 230].")
    (fail "the accepted key in the text; seen: %s" (line)))

  ;; Hover shows the paper.
  (switch-to-buffer note)
  (go-to "vaswani2017attention")
  (let (shown)
    ;; Emacs 28 shows its documentation, and tells of changes, only when somebody sits before it.
    (if (< emacs-major-version 29)
        (progn
          (eglot--signal-textDocument/didChange)
          (eglot-hover-eldoc-function (lambda (text &rest _) (setq shown text))))
      (eldoc t))
    (until-seen "the documentation shows the title"
                (when-let* ((text (or shown (cl-some (lambda (buffer)
                                                       (and (string-prefix-p "*eldoc" (buffer-name buffer)) (seen-in buffer)))
                                                     (buffer-list)))))
                  (string-search "Attention Is All You Need" text))))

  ;; Definition goes to the record in the .bib file, and to the title's line in the list of papers.
  (dolist (way '(("vaswani2017attention" "papers.bib" "@inproceedings{vaswani2017attention,")
                 ("glove" "reading-list.txt" "GloVe: Global Vectors")))
    (set-buffer note)
    (go-to (car way))
    (call-interactively #'xref-find-definitions)
    (with-current-buffer (window-buffer)
      (unless (and (equal (cadr way) (file-name-nondirectory (buffer-file-name)))
                   (string-prefix-p (caddr way) (line)))
        (fail "%s leads to %s; seen: %s: %s" (car way) (cadr way) (buffer-name) (line)))))

  ;; The quick fix writes the key that was meant, and the underline goes.
  (set-buffer note)
  (switch-to-buffer note)
  (go-to "vaswani2017atention")
  ;; What eglot-code-action-quickfix is meant to do; that of eglot 1.9 does nothing.
  (eglot-code-actions (point) nil "quickfix" t)
  (unless (string-match-p "See @vaswani2017attention for the figures" (line))
    (fail "the fixed key in the text; seen: %s" (line)))
  (save-buffer)
  (until-seen "the message is gone" (null (messages)))

  ;; Keys are coloured, known and unknown ones apart.
  (go-to "hochreiter1997long")
  (until-seen "a known key has its colour"
              (progn (glossa-colours-update note) (accept-process-output nil 0.1)
                     (eq 'glossa-key (get-char-property (point) 'face))))
  (goto-char (point-max))
  (insert "\nAnd [@nobody1900; @doe2020pencils].")
  (go-to "nobody1900")
  (until-seen "an unknown key has another"
              (progn (glossa-colours-update note) (accept-process-output nil 0.1)
                     (eq 'glossa-unknown-key (get-char-property (point) 'face))))

  ;; A setting that is changed holds at once.
  (customize-set-variable 'glossa-settings '(:diagnostics (:unknown-key "off")))
  (until-seen "unknown keys are no matter any more" (null (messages)))
  (customize-set-variable 'glossa-settings nil)
  (until-seen "unknown keys have messages again" (told-of "nobody1900"))

  ;; A paper that another program adds to the .bib is known, and offered.
  (until-seen "the key of no paper has a message" (told-of "doe2020pencils"))
  (add-paper "../papers.bib" "doe2020pencils" "A Short History of the Pencil")
  (until-seen "the new paper is known" (not (told-of "doe2020pencils")))
  (unless (told-of "nobody1900") (fail "the other key is still unknown; seen: %S" (messages)))
  (goto-char (point-max))
  (insert "\nAnd [@doe2020")
  (completion-at-point)
  (unless (equal (line) "And [@doe2020pencils") (fail "the new paper is completed; seen: %s" (line)))
  (insert "].")
  (save-buffer)

  ;; References are listed over all notes.
  (until-seen "all notes are read" (= 4 (plist-get (glossa-server-ask "glossa/status" nil) :notes)))
  (go-to "mikolov2013efficient")
  (glossa-references)
  (let ((list (seen-in (until-seen "a list of references" (get-buffer "*xref*")))))
    (should-see "measuring-information.md" list)
    (should-see "which [@mikolov2013efficient; @glove]" list))

  ;; Papers are among the workspace's symbols.
  (set-buffer note)
  (xref-find-apropos "author:turing")
  (should-see "@article{turing1936computable," (seen-in "*xref*"))

  ;; A paper is given another key in the note, in notes that are not open, and in the .bib.
  (set-buffer note)
  (switch-to-buffer note)
  (go-to "kaplan2020scaling")
  ;; The files that are not open are asked for first, unless it is called by its key.
  (cl-letf (((symbol-function 'y-or-n-p) #'always)) (eglot-rename "kaplan2020laws"))
  (should-see "@kaplan2020laws [p. 3]" (seen-in note))
  (should-see "[compare @kaplan2020laws, fig. 1" (seen-in (find-file-noselect "measuring-information.md")))
  (should-see "\"id\": \"kaplan2020laws\"" (seen-in (find-file-noselect "../library.json")))
  (save-some-buffers t)

  ;; Of a paper without a literature note one is made, and found the next time.
  (set-buffer note)
  (switch-to-buffer note)
  (go-to "hochreiter1997long")
  (glossa-open-note)
  (unless (string-suffix-p "hochreiter1997long.md" (buffer-file-name)) (fail "the new note is shown; seen: %s" (buffer-name)))
  (should-see "# Long Short-Term Memory" (seen-in (current-buffer)))
  (save-buffer)
  (call-interactively (key-binding (kbd "M-,")))
  (unless (eq note (current-buffer)) (fail "M-, goes back; seen: %s" (buffer-name)))
  (until-seen "the literature note is known"
              (progn (set-buffer note)
                     (glossa-places--lead "textDocument/declaration" (glossa-server-here))))
  ;; By the list of actions, the same.
  (go-to "devlin2019bert")
  (cl-letf (((symbol-function 'completing-read)
             (lambda (_prompt choices &rest _)
               (or (car (all-completions "Create the literature note of @devlin2019bert" choices))
                   (fail "an action makes the note; seen: %S" choices)))))
    (call-interactively #'eglot-code-actions))
  (until-seen "the action's note is shown" (get-file-buffer "../literature/devlin2019bert.md"))
  (should-see "# BERT: Pre-training" (seen-in "devlin2019bert.md"))

  ;; A .bib that is open is served too.
  (find-file "../papers.bib")
  (run-hooks 'post-command-hook)
  (until-seen "eglot manages the .bib" (eglot-managed-p))
  (goto-char (point-max))
  (insert "@article{doe2021, pubs")
  (completion-at-point)
  (should-see "@article{doe2021, pubstate" (line))
  (set-buffer-modified-p nil)

  ;; The doctor's answer stands in a buffer.
  (glossa-doctor nil)
  (until-seen "the doctor counts papers" (string-match-p "papers" (seen-in "*Glossa doctor*")) 60)
  (set-buffer note)

  ;; The server ends with its editor.
  (let ((server (eglot-current-server)))
    (eglot-shutdown server)
    (when (jsonrpc-running-p server) (fail "the server ends with its editor"))))

(message "Emacs %s" emacs-version)
