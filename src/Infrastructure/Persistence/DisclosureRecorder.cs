using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Infrastructure.Persistence;

/// <summary>
/// Notes whose records a scope loads, so that the audit names each patient (D37). As part of how a record is made: for an interceptor of
/// its materialization Entity Framework compiles two methods for each property, and makes delegates of them for each record loaded.
/// </summary>
internal sealed class DisclosureRecorder : IInstantiationBindingInterceptor
{
    public InstantiationBinding ModifyBinding(InstantiationBindingInterceptionData interceptionData, InstantiationBinding binding) =>
        binding.RuntimeType.IsAssignableTo(typeof(IPatientRecord)) ? new NotedBinding(binding) : binding;

    private sealed class NotedBinding(InstantiationBinding made) : InstantiationBinding(made.ParameterBindings)
    {
        private static readonly MethodInfo NoteMethod = ((Func<IPatientRecord, DbContext, IPatientRecord>)Note).Method;

        public override Type RuntimeType => made.RuntimeType;

        public override Expression CreateConstructorExpression(ParameterBindingInfo bindingInfo) => Expression.Convert(
            Expression.Call(
                NoteMethod,
                made.CreateConstructorExpression(bindingInfo),
                Expression.Property(bindingInfo.MaterializationContextExpression, nameof(MaterializationContext.Context))),
            RuntimeType);

        public override InstantiationBinding With(IReadOnlyList<ParameterBinding> parameterBindings) => new NotedBinding(made.With(parameterBindings));

        private static IPatientRecord Note(IPatientRecord record, DbContext context)
        {
            if (context is AppDbContext db)
            {
                db.Trail.Loading(record);
            }

            return record;
        }
    }
}
