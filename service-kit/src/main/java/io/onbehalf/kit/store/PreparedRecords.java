package io.onbehalf.kit.store;

import java.io.Serial;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.ValueInstantiator;
import tools.jackson.databind.deser.ValueInstantiators;
import tools.jackson.databind.deser.std.StdValueInstantiator;

/// Makes records by a handle of their constructor that is prepared once.
///
/// The library adapts its handle to the number of arguments anew for every record, which is a tenth of the
/// CPU of a thread that reads state.
final class PreparedRecords extends ValueInstantiators.Base {

    @Override
    public ValueInstantiator modifyValueInstantiator(
            DeserializationConfig config, BeanDescription.Supplier type, ValueInstantiator made) {
        return type.getBeanClass().isRecord()
                        && made instanceof StdValueInstantiator standard
                        && made.canCreateFromObjectWith()
                        && made.getWithArgsCreator().getMember() instanceof Constructor<?> constructor
                ? new Prepared(standard, constructor)
                : made;
    }

    private static final class Prepared extends StdValueInstantiator {

        @Serial private static final long serialVersionUID = 1L;

        private final transient MethodHandle constructor;

        Prepared(StdValueInstantiator standard, Constructor<?> constructor) {
            super(standard);
            this.constructor = handle(constructor);
        }

        private static MethodHandle handle(Constructor<?> constructor) {
            constructor.setAccessible(true);
            try {
                return MethodHandles.lookup()
                        .unreflectConstructor(constructor)
                        .asSpreader(Object[].class, constructor.getParameterCount())
                        .asType(MethodType.methodType(Object.class, Object[].class));
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public Object createFromObjectWith(DeserializationContext context, Object[] arguments) {
            try {
                return (Object) constructor.invokeExact(arguments);
            } catch (Error e) {
                throw e;
            } catch (Throwable e) {
                return context.handleInstantiationProblem(
                        getValueClass(), arguments, rewrapCtorProblem(context, e));
            }
        }
    }
}
