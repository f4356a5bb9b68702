using Persistence.AgentFramework.Experimental;

namespace Persistence.AgentFramework.Tests.Sessions;

public sealed class PartitionTests
{
    [Fact]
    public void The_text_of_partitions_is_the_same_in_each_order_and_another_for_other_partitions()
    {
        Assert.Equal("tenant=t&user=u", Text(("user", "u"), ("tenant", "t")));
        Assert.Equal("tenant=t&user=u", Text(("tenant", "t"), ("user", "u")));
        Assert.Equal("tenant=t%26user%3Du", Text(("tenant", "t&user=u")));
        Assert.Equal("", Text());
        Assert.Equal("", PartitionText.Of(null));
    }

    private static string Text(params (string Name, string Value)[] partitions) => PartitionText.Of(partitions.ToDictionary(static one => one.Name, static one => one.Value));
}
