# Tab in PowerShell. Put this in $PROFILE:  medlofte completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName medlofte -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $before = @($commandAst.CommandElements |
        Where-Object { $_.Extent.EndOffset -lt $cursorPosition } |
        ForEach-Object { $_.Extent.Text })
    $program = $before[0]
    $words = @($before | Select-Object -Skip 1)
    # A blank stands for nothing typed yet: Windows PowerShell drops an empty argument.
    $current = if ($wordToComplete) { $wordToComplete } else { ' ' }
    $encoding = [Console]::OutputEncoding
    [Console]::OutputEncoding = [System.Text.Encoding]::UTF8
    try {
        & $program __complete @words $current 2>$null | ForEach-Object {
            $value, $text = $_ -split "`t", 2
            if (-not $text) { $text = $value }
            $shown = if ($value -match '[^\w./\\:,=+-]') { "'" + $value.Replace("'", "''") + "'" } else { $value }
            [System.Management.Automation.CompletionResult]::new(
                $shown, $value, 'ParameterValue', $text)
        }
    }
    finally {
        [Console]::OutputEncoding = $encoding
    }
}
