using System.Diagnostics;
using System.Text.Json;

namespace Persistence.Evolution.Tests.Programs;

/// <summary>A process of a version, which lives as long as the tests do.</summary>
internal sealed class RunningProgram : IDisposable
{
    private readonly Process _process;

    public RunningProgram(string image)
    {
        // Run as "dotnet test.dll" or as an executable of its own: start another one of the same.
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true, RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, typeof(RunningProgram).Assembly.GetName().Name + ".dll"));
        }

        start.ArgumentList.Add("version");
        start.ArgumentList.Add(image);
        _process = Process.Start(start)!;
    }

    /// <summary>Lets it do something.</summary>
    public Answer Ask(Call call)
    {
        _process.StandardInput.WriteLine(JsonSerializer.Serialize(call));
        _process.StandardInput.Flush();
        var answer = _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"The program ended at {call}.");
        return JsonSerializer.Deserialize<Answer>(answer)!;
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
