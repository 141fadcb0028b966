;;; emacs-seeds.el --- Lists of papers saved from the web, by eglot  -*- lexical-binding: t; -*-

(require 'eglot)
(require 'flymake)

(setq eglot-sync-connect 60
      last-nonmenu-event ?x)

(defun messages ()
  (flymake-start)
  (mapcar #'flymake-diagnostic-text (flymake-diagnostics)))

(find-file (expand-file-name "seeds/note.md" (getenv "HOME")))
(run-hooks 'post-command-hook)
(until-seen "eglot manages the note" (eglot-managed-p) 60)

;; What is typed is completed to a paper that has no key of its own.
(until-seen "the unknown key has a message" (messages) 60)
(goto-char (point-max))
(insert "See [@lat")
(completion-at-point)
(insert "].")
(unless (equal (line) "See [@latent-masked-image].") (fail "the accepted key in the text; seen: %s" (line)))

;; Hover shows title and abstract.
(go-to "latent-masked-image]")
(eglot--signal-textDocument/didChange)
(let (shown)
  (eglot-hover-eldoc-function (lambda (text &rest _) (setq shown text)))
  (until-seen "the documentation comes" shown)
  (should-see "Towards Latent Masked Image Modeling" shown)
  (should-see "locality of MIM" shown))

;; The unknown key is fixed.
(let ((note (current-buffer)))
  (go-to "latent-masked-imag.")
  (eglot-code-actions (point) nil "quickfix" t)
  (should-see "As @latent-masked-image." (line))
  (save-buffer)
  (until-seen "the message is gone" (null (messages)))

  ;; Definition lands on the title's line, which is glued to a word of the page.
  (go-to "latent-masked-image]")
  (let ((this-command 'xref-find-definitions)) (call-interactively this-command))
  (with-current-buffer (window-buffer)
    (unless (and (string-suffix-p ".txt" (buffer-file-name)) (= 3 (line-number-at-pos)))
      (fail "the title's line; seen: %s:%s" (buffer-name) (line-number-at-pos)))
    (should-see "SubscribeTowards Latent Masked Image Modeling" (line)))
  (set-buffer note)
  (set-buffer-modified-p nil)
  (eglot-shutdown (eglot-current-server)))
(message "Emacs %s: the seeds" emacs-version)
