using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Persistence.AgentFramework.Tests.Versions;

/// <summary>The long mode: each version of the package writes its messages again, in a process of its own. What differs is written into <c>Versions/Written</c>, to be looked at.</summary>
public sealed class WriterTests
{
    [Fact]
    public void Each_version_writes_what_is_kept()
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable("PERSISTENCE_WRITERS") is null, "PERSISTENCE_WRITERS=1 builds and runs seven programs.");
        var differing = Written.Versions.Where(static version => Write(version, Path.GetFullPath(Path.Combine(Here(), "Written", $"{version}.jsonl")))).ToList();
        Assert.Empty(differing);
    }

    private static bool Write(string version, string file)
    {
        var folder = Directory.CreateTempSubdirectory("writer-").FullName;
        try
        {
            File.Copy(Path.Combine(Here(), "Writer", "Program.cs"), Path.Combine(folder, "Program.cs"));
            File.WriteAllText(Path.Combine(folder, "writer.csproj"), $"""
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><Nullable>enable</Nullable><ImplicitUsings>enable</ImplicitUsings><NoWarn>MEAI001;NU1903</NoWarn></PropertyGroup>
                  <ItemGroup><PackageReference Include="Microsoft.Extensions.AI.Abstractions" Version="{version}" /></ItemGroup>
                </Project>
                """);
            Run(folder, "build", "-v", "q", "-nologo");
            var written = Run(folder, Path.Combine("bin", "Debug", "net10.0", "writer.dll"));
            var differs = !File.Exists(file) || File.ReadAllText(file) != written;
            if (differs)
            {
                File.WriteAllText(file, written);
            }

            return differs;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Run(string folder, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, output);
        return output;
    }

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
