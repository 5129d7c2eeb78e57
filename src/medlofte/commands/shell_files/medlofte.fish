# Tab in fish:  medlofte completion fish > ~/.config/fish/completions/medlofte.fish
function __medlofte_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    command $words[1] __complete $words[2..-1] "$current" 2>/dev/null
end
complete -c medlofte -f -a '(__medlofte_complete)'
