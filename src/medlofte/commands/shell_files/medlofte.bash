# Tab in bash. Put this in ~/.bashrc:  eval "$(medlofte completion bash)"
_medlofte() {
    local line value text
    local -a values=() texts=()
    while IFS=$'\t' read -r value text; do
        values+=("$value")
        texts+=("$text")
    done < <("$1" __complete "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
    COMPREPLY=()
    if ((${#values[@]} == 1)) || [[ ${COMP_TYPE:-9} == 37 || ${COMP_TYPE:-9} == 42 ]]; then
        COMPREPLY=("${values[@]}")
        # A place may have a blank in it; within quotes it may stand as it is.
        if ((${#values[@]} == 1)) && [[ ${COMP_WORDS[COMP_CWORD]} != [\"\']* ]]; then
            printf -v COMPREPLY[0] '%q' "${values[0]}"
        fi
        if [[ ${values[0]-} == */ ]]; then compopt -o nospace 2>/dev/null || :; fi
        return 0
    fi
    local index
    for index in "${!values[@]}"; do
        line=${values[index]}
        [[ -n ${texts[index]} ]] && line+="  (${texts[index]})"
        COMPREPLY+=("$line")
    done
    return 0
}
complete -F _medlofte medlofte
