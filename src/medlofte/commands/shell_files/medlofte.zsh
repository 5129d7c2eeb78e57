#compdef medlofte
# Tab in zsh. Put this in ~/.zshrc after compinit:  eval "$(medlofte completion zsh)"
_medlofte() {
    local line value text
    local -a lines folders
    while IFS=$'\t' read -r value text; do
        if [[ $value == */ ]]; then
            folders+=("$value")
        else
            lines+=("${value//:/\\:}${text:+:$text}")
        fi
    done < <("$words[1]" __complete "${(@)words[2,CURRENT]}" 2>/dev/null)
    (($#folders)) && compadd -S '' -a folders
    (($#lines)) && _describe -V 'medlofte' lines
}
(($+functions[compdef])) && compdef _medlofte medlofte
