using System.Diagnostics;
using System.IO.Compression;
using System.Reflection.PortableExecutable;

namespace Persistence.Packages.Tests;

/// <summary>Packages of <c>.ci/pack</c> hold portable code for compilers and any runtime, and code that is compiled beforehand for the runtimes that were named.</summary>
public sealed class PrecompiledTests
{
    private static readonly string[] s_packages = ["Persistence.Abstractions", "Persistence.Json", "Persistence.Sqlite", "Persistence.Redis", "Persistence.Hosting", "Persistence.AgentFramework"];

    [Fact]
    public async Task A_package_holds_portable_code_and_code_for_the_runtime_that_was_named()
    {
        Assert.SkipUnless(DotNet.IsLong, DotNet.Skipped);
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the command is a shell script");
        var feed = Directory.CreateTempSubdirectory("persistence-feed-");
        try
        {
            using var pack = Process.Start(new ProcessStartInfo(Path.Combine(Repository.Root, ".ci", "pack"), [feed.FullName, "linux-x64"]) { RedirectStandardOutput = true })!;
            var output = await pack.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await pack.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(pack.ExitCode == 0, output);
            foreach (var name in s_packages)
            {
                using var package = ZipFile.OpenRead(Directory.GetFiles(feed.FullName, $"{name}.*.nupkg").Single());
                Assert.Equal((name, false), (name, IsCompiled(package, $"lib/net10.0/{name}.dll")));
                Assert.Equal((name, true), (name, IsCompiled(package, $"runtimes/linux-x64/lib/net10.0/{name}.dll")));
            }
        }
        finally
        {
            feed.Delete(recursive: true);
        }
    }

    private static bool IsCompiled(ZipArchive package, string path)
    {
        using var entry = package.GetEntry(path)!.Open();
        using var content = new MemoryStream();
        entry.CopyTo(content);
        content.Position = 0;
        using var reader = new PEReader(content);
        return reader.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0;
    }
}
