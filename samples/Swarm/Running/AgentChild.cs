using System.Diagnostics;
using System.Globalization;

namespace Swarm.Running;

/// <summary>An agent process as the main process sees it. It ends when its standard input does: with the main process, however that ends.</summary>
public sealed class AgentChild : IDisposable
{
    private readonly int _number;
    private readonly SwarmSetting _setting;
    private Process _process;

    /// <summary>Starts it.</summary>
    public AgentChild(int number, SwarmSetting setting)
    {
        (_number, _setting) = (number, setting);
        _process = Start();
    }

    /// <summary>Starts it again where it was killed or has failed.</summary>
    /// <returns>False where it runs, or has done everything.</returns>
    public bool StartAgainIfDead()
    {
        if (!_process.HasExited || _process.ExitCode == 0)
        {
            return false;
        }

        _process.Dispose();
        _process = Start();
        return true;
    }

    /// <summary>Whether it has done everything.</summary>
    public bool IsDone => _process.HasExited && _process.ExitCode == 0;

    /// <summary>Asks it to stop after what it is at, and waits for that.</summary>
    public void Stop()
    {
        try
        {
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended.
        }

        _process.WaitForExit();
    }

    /// <inheritdoc/>
    public void Dispose() => _process.Dispose();

    private Process Start()
    {
        // Under 'dotnet Swarm.dll' the program is dotnet, and the assembly its first argument.
        var program = Environment.ProcessPath!;
        string[] first = Path.GetFileNameWithoutExtension(program) == "dotnet" ? [Path.Combine(AppContext.BaseDirectory, "Swarm.dll")] : [];
        var start = new ProcessStartInfo(program) { RedirectStandardInput = true };
        string[] arguments =
        [
            .. first, "agent", _number.ToString(CultureInfo.InvariantCulture), "--folder", _setting.Folder,
            "--transcript", _setting.Transcript, "--processes", _setting.Processes.ToString(CultureInfo.InvariantCulture),
            "--pause", _setting.Pause.TotalMilliseconds.ToString(CultureInfo.InvariantCulture),
        ];
        Array.ForEach(arguments, start.ArgumentList.Add);
        return Process.Start(start)!;
    }
}
