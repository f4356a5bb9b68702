using Persistence.Samples.Tests.Programs;
using Xunit;

namespace Persistence.Samples.Tests.Quickstart;

public sealed class QuickstartTests
{
    [Fact]
    public void A_second_run_resumes_what_the_first_one_stored()
    {
        using var folder = new TestFolder();
        SampleProcess.Run("Quickstart", folder.Path).Succeeded();
        var second = SampleProcess.Run("Quickstart", folder.Path).Succeeded();
        Assert.Equal(["tea-room: Who makes the tea?", "  Ada: Cup 1 is ready.", "  Ada: Cup 2 is ready."], second.Lines);
    }
}
