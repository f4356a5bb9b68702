using Persistence.Mapping;

namespace Persistence.Abstractions.Tests.Mapping;

/// <summary>Collections without a setter: what is stored gets in, or there is an error; it is never left out.</summary>
public sealed class CollectionFillTests
{
    [Fact]
    public void A_collection_that_the_class_did_not_make_is_an_error_where_there_are_elements()
    {
        Assert.Throws<InvalidOperationException>(() => CollectionFill.Replace((List<int>?)null, [1]));
        Assert.Throws<InvalidOperationException>(() => CollectionFill.Replace((Queue<int>?)null, [1]));
        Assert.Throws<InvalidOperationException>(() => CollectionFill.Replace((Stack<int>?)null, [1]));
    }

    [Fact]
    public void Where_there_are_none_it_stays_away()
    {
        CollectionFill.Replace((List<int>?)null, []);
        CollectionFill.Replace((Queue<int>?)null, null);
        CollectionFill.Replace((Stack<int>?)null, []);
    }
}
