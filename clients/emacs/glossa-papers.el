;;; glossa-papers.el --- Looking for papers  -*- lexical-binding: t; -*-

;; SPDX-License-Identifier: Apache-2.0

;;; Commentary:

;; Papers are chosen by `completing-read', and the server is asked at each keystroke, by the words and fields of `glossa search':
;; `attention author:vaswani year:2017..'.  Vertico, Icomplete, Embark and their kin see candidates of the category `glossa-paper',
;; each the key of a paper.

;;; Code:

(require 'cl-lib)
(require 'crm)
(require 'subr-x)
(require 'glossa)
(require 'glossa-server)
(require 'glossa-places)

(defvar glossa-papers-limit 200
  "How many papers are asked for at once.")

(defvar glossa-papers-history nil
  "What was looked for.")

;; What the server found is shown as it is: a paper may fit by its title or its abstract, which no style would find in its key.
(add-to-list 'completion-styles-alist
             '(glossa glossa-papers--try glossa-papers--all "What Glossa finds for these words."))
(add-to-list 'completion-category-defaults '(glossa-paper (styles glossa)))

(defun glossa-papers--try (words table predicate _point)
  "Complete WORDS to the key of the only paper of TABLE and PREDICATE, if so."
  (let ((all (all-completions words table predicate)))
    (cond ((null all) nil)
          ((cdr all) (cons words (length words)))
          ((equal words (car all)) t)
          (t (cons (car all) (length (car all)))))))

(defun glossa-papers--all (words table predicate _point)
  "All that TABLE with PREDICATE has for WORDS, as it is."
  (all-completions words table predicate))

(defun glossa-papers--table (ask)
  "A completion table of the papers that ASK gives for some words."
  (let ((papers (make-hash-table :test #'equal))
        (asked nil)
        (found nil))
    (cl-flet ((find-papers (words)
                ;; One keystroke asks the table several times.
                (unless (and asked (equal asked words))
                  (setq found (append (funcall ask words) nil)
                        asked (substring-no-properties words))
                  (dolist (paper found) (puthash (plist-get paper :key) paper papers)))
                (mapcar (lambda (paper) (propertize (plist-get paper :key) 'glossa-paper paper)) found)))
      (lambda (words predicate action)
        (pcase action
          ('metadata
           `(metadata (category . glossa-paper)
                      (display-sort-function . identity)
                      (cycle-sort-function . identity)
                      (affixation-function
                       . ,(lambda (keys)
                            (glossa-papers--affixed keys (lambda (key) (gethash key papers)))))))
          (`(boundaries . ,_) nil)
          ('lambda (and (or (gethash words papers) (member words (find-papers words))) t))
          ('nil (try-completion words (find-papers words) predicate))
          (_ (if predicate (cl-remove-if-not predicate (find-papers words)) (find-papers words))))))))

(defun glossa-papers--affixed (keys paper)
  "Each of KEYS with a mark before it, and authors, year and title behind it.
PAPER is a function from a key to what is known."
  (let ((width (apply #'max 0 (mapcar #'string-width keys))))
    (mapcar
     (lambda (key)
       (let ((of (funcall paper key)))
         (list (propertize key 'face (if (glossa-server-true-p (plist-get of :known)) 'glossa-key 'glossa-unknown-key))
               (if (plist-get of :note) "✎ " "  ")
               (propertize (glossa-papers--line of (+ 2 (- width (string-width key)))) 'face 'completions-annotations))))
     keys)))

(defun glossa-papers--line (paper space)
  "Authors, year, title and status of PAPER, behind as much SPACE."
  (concat (make-string space ?\s)
          (if (glossa-server-true-p (plist-get paper :known))
              (string-join (remove "" (remq nil (list (plist-get paper :authors) (plist-get paper :title)))) " · ")
            "no paper has this key")
          (if (plist-get paper :status) (concat " · " (plist-get paper :status)) "")))

(defun glossa-papers--asked (words)
  "The papers that WORDS ask for; a query that is half typed has some too."
  (plist-get (glossa-server-ask "glossa/papers" (list :query words :limit glossa-papers-limit)) :papers))

(defun glossa-papers--read (prompt ask)
  "Read with PROMPT one of the papers that ASK gives for what is typed."
  (let* ((table (glossa-papers--table ask))
         (key (completing-read prompt table nil t nil 'glossa-papers-history)))
    (or (cl-find key (funcall ask key) :key (lambda (paper) (plist-get paper :key)) :test #'equal)
        (user-error "No paper was chosen"))))

;;;###autoload
(defun glossa-search ()
  "Look for a paper and go to its record."
  (interactive)
  (glossa-places-visit-record (glossa-papers--read "Paper: " #'glossa-papers--asked)))

;;;###autoload
(defun glossa-open ()
  "Look for a paper, and open what you choose of it.
That may be its record, its PDF or saved page, its literature note, or an
address."
  (interactive)
  (let* ((paper (glossa-papers--read "Open paper: " #'glossa-papers--asked))
         (places (glossa-places-of paper))
         (place (if (cdr places) (completing-read "Open: " places nil t) (caar places))))
    (funcall (or (cdr (assoc place places)) (user-error "There is nothing to open")))))

;;;###autoload
(defun glossa-cited-here (record)
  "Choose one of the papers cited here, and go to its first citation.
With a prefix argument, go to its RECORD."
  (interactive "P")
  (let* ((all (plist-get (glossa-server-ask "glossa/papers" (list :uri (glossa-server-uri))) :papers))
         (paper (glossa-papers--read
                 "Cited here: "
                 (lambda (words)
                   (let ((parts (split-string words)))
                     (cl-remove-if-not
                      (lambda (paper)
                        (let ((text (concat (plist-get paper :key) (glossa-papers--line paper 1)))
                              (case-fold-search t))
                          (cl-every (lambda (part) (string-match-p (regexp-quote part) text)) parts)))
                      all))))))
    (if record
        (glossa-places-visit-record paper)
      (push-mark)
      (goto-char (point-min))
      (re-search-forward (concat "@{?" (regexp-quote (plist-get paper :key)))))))

;;;###autoload
(defun glossa-insert-citation (keys &optional in-text)
  "Write a citation of KEYS at point, chosen as you type.
Several are separated by commas.  Inside of a bracketed citation, or right
behind one, they are added to it.  With a prefix argument they stand IN-TEXT,
as @key."
  (interactive
   (list (completing-read-multiple "Cite: " (glossa-papers--table #'glossa-papers--asked)
                                   nil t nil 'glossa-papers-history)
         current-prefix-arg))
  (let* ((written (mapcar #'glossa-papers--key keys))
         (end (glossa-papers--citation-end)))
    (cond ((null written))
          ;; A citation that is begun.
          ((and (eq ?@ (char-before)) (not (looking-at "[[:alnum:]_{]")))
           (insert (substring (string-join written "; ") 1)))
          (end (goto-char end) (insert "; " (string-join written "; ")))
          (in-text (insert (string-join written ", ")))
          (t (insert "[" (string-join written "; ") "]")))))

(defun glossa-papers--key (key)
  "KEY as a note cites it, in braces where pandoc needs them."
  (if (string-match-p "\\`[[:alnum:]_]\\(?:[:.#$%&+?<>~/-]?[[:alnum:]_]\\)*\\'" key)
      (concat "@" key)
    (concat "@{" key "}")))

(defun glossa-papers--citation-end ()
  "Where the part of a bracketed citation ends that point is in or right behind."
  (save-excursion
    (when (eq ?\] (char-before)) (backward-char))
    (let* ((from (point))
           (open (glossa-papers--bracket #'re-search-backward ?\[ (save-excursion (backward-paragraph) (point))))
           (close (and open (goto-char from)
                       (glossa-papers--bracket #'re-search-forward ?\] (save-excursion (forward-paragraph) (point))))))
      (when (and close
                 (string-match-p "\\(?:\\`\\|[^[:alnum:]]\\)@[[:alnum:]_{]" (buffer-substring (1+ open) (1- close))))
        (goto-char from)
        ;; The item ends at its semicolon, or with the bracket.
        (if (search-forward ";" (1- close) t) (1- (point)) (1- close))))))

(defun glossa-papers--bracket (search bracket bound)
  "Go by SEARCH to the BRACKET around point, not beyond BOUND; nil if none."
  (let ((open 1))
    (while (and (> open 0) (funcall search "[][]" bound t))
      (setq open (+ open (if (eq bracket (aref (match-string 0) 0)) -1 1))))
    (and (zerop open) (point))))

(defvar glossa-papers-actions
  (let ((map (make-sparse-keymap)))
    (define-key map "s" #'glossa-search)
    (define-key map "i" #'glossa-insert-citation)
    (define-key map "o" #'glossa-open)
    map)
  "What Embark offers to do with a paper.")

(defvar embark-keymap-alist)
(with-eval-after-load 'embark
  (add-to-list 'embark-keymap-alist '(glossa-paper glossa-papers-actions)))

(provide 'glossa-papers)
;;; glossa-papers.el ends here
