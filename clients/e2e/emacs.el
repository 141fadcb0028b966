;;; emacs.el --- A reader's way through a note, by eglot  -*- lexical-binding: t; -*-

(require 'cl-lib)
(require 'eglot)
(require 'flymake)
(require 'markdown-mode)
(require 'xref)

(setq backtrace-on-error-noninteractive nil
      make-backup-files nil
      create-lockfiles nil
      eglot-sync-connect 60
      ;; Batch mode has no idle time in which these would happen by themselves.
      eldoc-idle-delay 0)

(defun fail (&rest why)
  (message "FAILED: %s" (apply #'format why))
  (kill-emacs 1))

(defmacro until-seen (what form &optional seconds)
  "Wait until FORM gives something, and give it back."
  `(let ((end (+ (float-time) (or ,seconds 15))) seen)
     (while (and (not (setq seen ,form)) (< (float-time) end))
       (accept-process-output nil 0.05))
     (or seen (fail "%s" ,what))))

(defun line ()
  (buffer-substring-no-properties (line-beginning-position) (line-end-position)))

(defun go-to (text)
  (goto-char (point-min))
  (search-forward text)
  (goto-char (match-beginning 0)))

(defun messages ()
  (flymake-start)
  (mapcar #'flymake-diagnostic-text (flymake-diagnostics)))

;; The folder with .glossa.toml is the project.
(setq project-vc-extra-root-markers '(".glossa.toml"))
(find-file "notes/attention.md")
(unless (derived-mode-p 'markdown-mode) (fail "the note opens in %s" major-mode))
(call-interactively #'eglot)
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
  (completion-at-point)
  (completion-help-at-point)
  (pop-to-buffer (until-seen "the list of completions" (get-buffer "*Completions*")))
  (dolist (key '("turing1950computing" "turing1936computable"))
    (goto-char (point-min))
    (unless (search-forward key nil t) (fail "%s is listed; seen: %s" key (buffer-string))))
  (backward-char)
  (choose-completion)
  (pop-to-buffer note)
  (insert ", p. 230].")
  (unless (equal (line) "See [@turing1936computable, p. 230].")
    (fail "the accepted key in the text; seen: %s" (line)))

  ;; Hover shows the paper.
  (go-to "vaswani2017attention")
  (eldoc t)
  (until-seen "the documentation shows the title"
              (when-let* ((shown (cl-find-if (lambda (buffer) (string-prefix-p "*eldoc" (buffer-name buffer)))
                                             (buffer-list))))
                (string-search "Attention Is All You Need" (with-current-buffer shown (buffer-string)))))

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
  (eglot-code-action-quickfix (point))
  (unless (string-match-p "See @vaswani2017attention for the figures" (line))
    (fail "the fixed key in the text; seen: %s" (line)))
  (save-buffer)
  (until-seen "the message is gone" (null (messages)))

  ;; The server ends with its editor.
  (let ((server (eglot-current-server)))
    (eglot-shutdown server)
    (when (jsonrpc-running-p server) (fail "the server ends with its editor"))))

(message "Emacs %s" emacs-version)
